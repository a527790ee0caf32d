// Made by Scripts/make-ucum-table from ucum-essence.xml, version 2.2 of 2024-06-17. Do not edit.
//
// UCUM is copyright the Regenstrief Institute, Inc. and the UCUM Organization; https://ucum.org/license.

/// The prefixes and units of UCUM 2.2, a line each.
///
/// A prefix: its code and power. A unit: its code, its traits (m: takes prefixes, a: arbitrary, otherwise -), its dimensions, and its
/// factor as a numerator and a denominator; a special one has its function besides, which takes the value to the factor.
enum UCUMTable {
  static let prefixes = """
    Y 1e24
    Z 1e21
    E 1e18
    P 1e15
    T 1e12
    G 1e9
    M 1e6
    k 1e3
    h 1e2
    da 1e1
    d 1e-1
    c 1e-2
    m 1e-3
    u 1e-6
    n 1e-9
    p 1e-12
    f 1e-15
    a 1e-18
    z 1e-21
    y 1e-24
    Ki 1024
    Mi 1048576
    Gi 1073741824
    Ti 1099511627776
    """

  static let units = """
    m m m1 1 1
    s m s1 1 1
    g m g1 1 1
    rad m rad1 1 1
    K m K1 1 1
    C m C1 1 1
    cd m cd1 1 1
    10* - - 1e1 1
    10^ - - 1e1 1
    [pi] - - 3.14159265358979323846264338328 1
    % - - 0.01 1
    [ppth] - - 0.001 1
    [ppm] - - 0.000001 1
    [ppb] - - 1e-9 1
    [pptr] - - 1e-12 1
    mol m - 6.02214076e23 1
    sr m rad2 1 1
    Hz m s-1 1 1
    N m g1,m1,s-2 1e3 1
    Pa m g1,m-1,s-2 1e3 1
    J m g1,m2,s-2 1e3 1
    W m g1,m2,s-3 1e3 1
    A m C1,s-1 1 1
    V m C-1,g1,m2,s-2 1e3 1
    F m C2,g-1,m-2,s2 0.001 1
    Ohm m C-2,g1,m2,s-1 1e3 1
    S m C2,g-1,m-2,s1 0.001 1
    Wb m C-1,g1,m2,s-1 1e3 1
    Cel m K1 1 1 Cel
    T m C-1,g1,s-1 1e3 1
    H m C-2,g1,m2 1e3 1
    lm m cd1,rad2 1 1
    lx m cd1,m-2,rad2 1 1
    Bq m s-1 1 1
    Gy m m2,s-2 1 1
    Sv m m2,s-2 1 1
    gon - rad1 0.0157079632679489661923132169164 1
    deg - rad1 0.0174532925199432957692369076849 1
    ' - rad1 0.000290888208665721596153948461415 1
    '' - rad1 0.00000484813681109535993589914102358 1
    l m m3 0.001 1
    L m m3 0.001 1
    ar m m2 1e2 1
    min - s1 6e1 1
    h - s1 3.6e3 1
    d - s1 8.64e4 1
    a_t - s1 31556925.216 1
    a_j - s1 3.15576e7 1
    a_g - s1 31556952 1
    a - s1 3.15576e7 1
    wk - s1 6.048e5 1
    mo_s - s1 2551442.976 1
    mo_j - s1 2.6298e6 1
    mo_g - s1 2629746 1
    mo - s1 2.6298e6 1
    t m g1 1e6 1
    bar m g1,m-1,s-2 1e8 1
    u m g1 1.6605390666e-24 1
    eV m g1,m2,s-2 1.602176634e-16 1
    AU - m1 149597870691 1
    pc m m1 3.085678e16 1
    [c] m m1,s-1 299792458 1
    [h] m g1,m2,s-1 6.62607015e-31 1
    [k] m K-1,g1,m2,s-2 1.380649e-20 1
    [eps_0] m C2,g-1,m-3,s2 8.854187817e-15 1
    [mu_0] m C-2,g1,m1 0.00125663706143591729538505735331 1
    [e] m C1 1.602176634e-19 1
    [m_e] m g1 9.1093837139e-28 1
    [m_p] m g1 1.67262192595e-24 1
    [G] m g-1,m3,s-2 6.6743e-14 1
    [g] m m1,s-2 9.80665 1
    atm - g1,m-1,s-2 1.01325e8 1
    [ly] m m1 9.4607304725808e15 1
    gf m g1,m1,s-2 9.80665 1
    [lbf_av] - g1,m1,s-2 4448.2216152605 1
    Ky m m-1 1e2 1
    Gal m m1,s-2 0.01 1
    dyn m g1,m1,s-2 0.01 1
    erg m g1,m2,s-2 0.0001 1
    P m g1,m-1,s-1 1e2 1
    Bi m C1,s-1 1e1 1
    St m m2,s-1 0.0001 1
    Mx m C-1,g1,m2,s-1 0.00001 1
    G m C-1,g1,s-1 0.1 1
    Oe m C1,m-1,s-1 79.5774715459476678844418816863 1
    Gb m C1,s-1 0.795774715459476678844418816863 1
    sb m cd1,m-2 1e4 1
    Lmb m cd1,m-2 3183.09886183790671537767526745 1
    ph m cd1,m-2,rad2 0.0001 1
    Ci m s-1 3.7e10 1
    R m C1,g-1 2.58e-7 1
    RAD m m2,s-2 0.01 1
    REM m m2,s-2 0.01 1
    [in_i] - m1 0.0254 1
    [ft_i] - m1 0.3048 1
    [yd_i] - m1 0.9144 1
    [mi_i] - m1 1609.344 1
    [fth_i] - m1 1.8288 1
    [nmi_i] - m1 1852 1
    [kn_i] - m1,s-1 4.63 9
    [sin_i] - m2 0.00064516 1
    [sft_i] - m2 0.09290304 1
    [syd_i] - m2 0.83612736 1
    [cin_i] - m3 0.000016387064 1
    [cft_i] - m3 0.028316846592 1
    [cyd_i] - m3 0.764554857984 1
    [bf_i] - m3 0.002359737216 1
    [cr_i] - m3 3.624556363776 1
    [mil_i] - m1 0.0000254 1
    [cml_i] - m2 5.06707479097497751431639751289e-10 1
    [hd_i] - m1 0.1016 1
    [ft_us] - m1 1.2e3 3937
    [yd_us] - m1 3.6e3 3937
    [in_us] - m1 1e2 3937
    [rd_us] - m1 1.98e4 3937
    [ch_us] - m1 7.92e4 3937
    [lk_us] - m1 792 3937
    [rch_us] - m1 1.2e5 3937
    [rlk_us] - m1 1.2e3 3937
    [fth_us] - m1 7.2e3 3937
    [fur_us] - m1 7.92e5 3937
    [mi_us] - m1 6.336e6 3937
    [acr_us] - m2 6.27264e10 15499969
    [srd_us] - m2 3.9204e8 15499969
    [smi_us] - m2 4.0144896e13 15499969
    [sct] - m2 4.0144896e13 15499969
    [twp] - m2 1.445216256e15 15499969
    [mil_us] - m1 0.1 3937
    [in_br] - m1 0.02539998 1
    [ft_br] - m1 0.30479976 1
    [rd_br] - m1 5.02919604 1
    [ch_br] - m1 20.11678416 1
    [lk_br] - m1 0.2011678416 1
    [fth_br] - m1 1.82879856 1
    [pc_br] - m1 0.7619994 1
    [yd_br] - m1 0.91439928 1
    [mi_br] - m1 1609.3427328 1
    [nmi_br] - m1 1853.1825408 1
    [kn_br] - m1,s-1 0.514772928 1
    [acr_br] - m2 4046.850049400269056 1
    [gal_us] - m3 0.003785411784 1
    [bbl_us] - m3 0.158987294928 1
    [qt_us] - m3 0.000946352946 1
    [pt_us] - m3 0.000473176473 1
    [gil_us] - m3 0.00011829411825 1
    [foz_us] - m3 0.0000295735295625 1
    [fdr_us] - m3 0.0000036966911953125 1
    [min_us] - m3 6.1611519921875e-8 1
    [crd_us] - m3 3.624556363776 1
    [bu_us] - m3 0.03523907016688 1
    [gal_wi] - m3 0.00440488377086 1
    [pk_us] - m3 0.00880976754172 1
    [dqt_us] - m3 0.001101220942715 1
    [dpt_us] - m3 0.0005506104713575 1
    [tbs_us] - m3 0.00001478676478125 1
    [tsp_us] - m3 0.00000492892159375 1
    [cup_us] - m3 0.0002365882365 1
    [foz_m] - m3 0.00003 1
    [cup_m] - m3 0.00024 1
    [tsp_m] - m3 0.000005 1
    [tbs_m] - m3 0.000015 1
    [gal_br] - m3 0.00454609 1
    [pk_br] - m3 0.00909218 1
    [bu_br] - m3 0.03636872 1
    [qt_br] - m3 0.0011365225 1
    [pt_br] - m3 0.00056826125 1
    [gil_br] - m3 0.0001420653125 1
    [foz_br] - m3 0.0000284130625 1
    [fdr_br] - m3 0.0000035516328125 1
    [min_br] - m3 1.77581640625e-7 3
    [gr] - g1 0.06479891 1
    [lb_av] - g1 453.59237 1
    [oz_av] - g1 28.349523125 1
    [dr_av] - g1 1.7718451953125 1
    [scwt_av] - g1 45359.237 1
    [lcwt_av] - g1 50802.34544 1
    [ston_av] - g1 907184.74 1
    [lton_av] - g1 1016046.9088 1
    [stone_av] - g1 6350.29318 1
    [pwt_tr] - g1 1.55517384 1
    [oz_tr] - g1 31.1034768 1
    [lb_tr] - g1 373.2417216 1
    [sc_ap] - g1 1.2959782 1
    [dr_ap] - g1 3.8879346 1
    [oz_ap] - g1 31.1034768 1
    [lb_ap] - g1 373.2417216 1
    [oz_m] - g1 28 1
    [lne] - m1 0.00635 3
    [pnt] - m1 0.003175 9
    [pca] - m1 0.0127 3
    [pnt_pr] - m1 0.0003514598 1
    [pca_pr] - m1 0.0042175176 1
    [pied] - m1 0.3248 1
    [pouce] - m1 0.0812 3
    [ligne] - m1 0.0203 9
    [didot] - m1 0.01015 27
    [cicero] - m1 0.0406 9
    [degF] - K1 5 9 degF
    [degR] - K1 5 9
    [degRe] - K1 1.25 1 degRe
    cal_[15] m g1,m2,s-2 4185.8 1
    cal_[20] m g1,m2,s-2 4181.9 1
    cal_m m g1,m2,s-2 4190.02 1
    cal_IT m g1,m2,s-2 4186.8 1
    cal_th m g1,m2,s-2 4184 1
    cal m g1,m2,s-2 4184 1
    [Cal] - g1,m2,s-2 4.184e6 1
    [Btu_39] - g1,m2,s-2 1.05967e6 1
    [Btu_59] - g1,m2,s-2 1.0548e6 1
    [Btu_60] - g1,m2,s-2 1.05468e6 1
    [Btu_m] - g1,m2,s-2 1.05587e6 1
    [Btu_IT] - g1,m2,s-2 1055055.85262 1
    [Btu_th] - g1,m2,s-2 1.05435e6 1
    [Btu] - g1,m2,s-2 1.05435e6 1
    [HP] - g1,m2,s-3 745699.87158227022 1
    tex m g1,m-1 0.001 1
    [den] - g1,m-1 0.001 9
    m[H2O] m g1,m-1,s-2 9.80665e6 1
    m[Hg] m g1,m-1,s-2 1.33322e8 1
    [in_i'H2O] - g1,m-1,s-2 249088.91 1
    [in_i'Hg] - g1,m-1,s-2 3386378.8 1
    [PRU] - g1,m-4,s-1 1.33322e11 1
    [wood'U] - g1,m-4,s-1 7.99932e9 1
    [diop] - m-1 1 1
    [p'diop] - rad1 1 1 tanTimes100
    %[slope] - rad1 0.0174532925199432957692369076849 1 100tan
    [mesh_i] - m-1 5e3 127
    [Ch] - m1 0.001 3
    [drp] - m3 5e-8 1
    [hnsf'U] - - 1 1
    [MET] - g-1,m3,s-1 1.75e-10 3
    [hp'_X] - - 1 1 hpX
    [hp'_C] - - 1 1 hpC
    [hp'_M] - - 1 1 hpM
    [hp'_Q] - - 1 1 hpQ
    [hp_X] a [hp_X]1 1 1
    [hp_C] a [hp_C]1 1 1
    [hp_M] a [hp_M]1 1 1
    [hp_Q] a [hp_Q]1 1 1
    [kp_X] a [kp_X]1 1 1
    [kp_C] a [kp_C]1 1 1
    [kp_M] a [kp_M]1 1 1
    [kp_Q] a [kp_Q]1 1 1
    eq m - 6.02214076e23 1
    osm m - 6.02214076e23 1
    [pH] - m-3 6.02214076e26 1 pH
    g% m g1,m-3 1e4 1
    [S] - s1 1e-13 1
    [HPF] - - 1 1
    [LPF] - - 1e2 1
    kat m s-1 6.02214076e23 1
    U m s-1 3.01107038e16 3
    [iU] ma [iU]1 1 1
    [IU] ma [iU]1 1 1
    [arb'U] a [arb'U]1 1 1
    [USP'U] a [USP'U]1 1 1
    [GPL'U] a [GPL'U]1 1 1
    [MPL'U] a [MPL'U]1 1 1
    [APL'U] a [APL'U]1 1 1
    [beth'U] a [beth'U]1 1 1
    [anti'Xa'U] a [anti'Xa'U]1 1 1
    [todd'U] a [todd'U]1 1 1
    [dye'U] a [dye'U]1 1 1
    [smgy'U] a [smgy'U]1 1 1
    [bdsk'U] a [bdsk'U]1 1 1
    [ka'U] a [ka'U]1 1 1
    [knk'U] a [knk'U]1 1 1
    [mclg'U] a [mclg'U]1 1 1
    [tb'U] a [tb'U]1 1 1
    [CCID_50] a [CCID_50]1 1 1
    [TCID_50] a [TCID_50]1 1 1
    [EID_50] a [EID_50]1 1 1
    [PFU] a [PFU]1 1 1
    [FFU] a [FFU]1 1 1
    [CFU] a [CFU]1 1 1
    [IR] a [IR]1 1 1
    [BAU] a [BAU]1 1 1
    [AU] a [AU]1 1 1
    [Amb'a'1'U] a [Amb'a'1'U]1 1 1
    [PNU] a [PNU]1 1 1
    [Lf] a [Lf]1 1 1
    [D'ag'U] a [D'ag'U]1 1 1
    [FEU] a [FEU]1 1 1
    [ELU] a [ELU]1 1 1
    [EU] a [EU]1 1 1
    Np m - 1 1 ln
    B m - 1 1 lg
    B[SPL] m g1,m-1,s-2 0.02 1 lgTimes2
    B[V] m C-1,g1,m2,s-2 1e3 1 lgTimes2
    B[mV] m C-1,g1,m2,s-2 1 1 lgTimes2
    B[uV] m C-1,g1,m2,s-2 0.001 1 lgTimes2
    B[10.nV] m C-1,g1,m2,s-2 0.00001 1 lgTimes2
    B[W] m g1,m2,s-3 1e3 1 lg
    B[kW] m g1,m2,s-3 1e6 1 lg
    st m m3 1 1
    Ao - m1 1e-10 1
    b - m2 1e-28 1
    att - g1,m-1,s-2 9.80665e7 1
    mho m C2,g-1,m-2,s1 0.001 1
    [psi] - g1,m-1,s-2 111205540381.5125 16129
    circ - rad1 6.28318530717958647692528676656 1
    sph - rad2 12.5663706143591729538505735331 1
    [car_m] - g1 0.2 1
    [car_Au] - - 0.125 3
    [smoot] - m1 1.7018 1
    [m/s2/Hz^(1/2)] - m2,s-3 1 1 sqrt
    [NTU] - - 1 1
    [FNU] - - 1 1
    bit_s - - 1 1 ld
    bit m - 1 1
    By m - 8 1
    Bd m s-1 1 1
    """
}
