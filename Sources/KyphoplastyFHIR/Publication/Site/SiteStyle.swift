/// How the site looks: on paper, on a phone, in the dark.
enum SiteStyle {
  /// The style sheet.
  static let css = #"""
    :root {
      color-scheme: light dark;
      --paper: #fbfaf6; --raised: #ffffff; --ink: #1c2326; --quiet: #566067; --line: #ddd8cc;
      --accent: #0b636c; --accent-soft: #e2eff0; --bone: #ece3cf; --bone-line: #a5967a;
      --cement: #b4471a; --cement-soft: #f7d9c9; --must: #8a1f3d; --code: #f2efe7;
      --key: #0b636c; --number: #7a4a00;
      --edge: calc(max(0px, (100% - 76rem) / 2) + clamp(1rem, 4vw, 3rem));
      --mono: ui-monospace, "Cascadia Code", "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace;
      --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
    }
    @media (prefers-color-scheme: dark) {
      :root {
        --paper: #14191b; --raised: #1b2225; --ink: #e7e5de; --quiet: #a3adb2; --line: #313b3f;
        --accent: #6fcbd3; --accent-soft: #1c3336; --bone: #3a3d38; --bone-line: #8b8471;
        --cement: #ff9a6b; --cement-soft: #54301f; --must: #ff9db4; --code: #20282b;
        --key: #7fd0d6; --number: #f0bd6c;
      }
    }
    * { box-sizing: border-box; } [hidden] { display: none !important; }
    html { scroll-padding-top: 1rem; -webkit-text-size-adjust: 100%; }
    body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.55 var(--sans); }
    a { color: var(--accent); text-underline-offset: .15em; text-decoration-thickness: .06em; }
    a:hover { text-decoration-thickness: .12em; }
    :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 2px; }
    .skip { position: absolute; left: -99rem; }
    .skip:focus { left: 1rem; top: 1rem; background: var(--raised); padding: .5rem 1rem; z-index: 9; }

    header { display: flex; flex-wrap: wrap; gap: .4rem 1.6rem; align-items: center;
      padding: .8rem var(--edge); border-bottom: 1px solid var(--line); background: var(--raised); }
    header .name { margin: 0; font-weight: 650; letter-spacing: -.01em; }
    header .name a { color: inherit; text-decoration: none; }
    nav ul { display: flex; flex-wrap: wrap; gap: .1rem 1.1rem; list-style: none; margin: 0; padding: 0; }
    nav a { display: inline-block; padding: .35rem 0; text-decoration: none; border-bottom: 2px solid transparent; }
    nav a[aria-current] { color: var(--ink); border-color: var(--accent); }
    search { position: relative; flex: 1 1 16rem; max-width: 26rem; margin-left: auto; }
    search label { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
    input[type=search] { width: 100%; font: inherit; color: inherit; background: var(--paper);
      border: 1px solid var(--bone-line); border-radius: .4rem; padding: .4rem .7rem; }
    #found { position: absolute; z-index: 5; inset-inline: 0; top: calc(100% + .3rem); margin: 0; padding: .3rem;
      list-style: none; background: var(--raised); border: 1px solid var(--line); border-radius: .5rem;
      box-shadow: 0 .6rem 1.8rem rgb(0 0 0 / .18); max-height: min(70vh, 30rem); overflow: auto; }
    #found li { border-radius: .3rem; padding: .35rem .6rem; cursor: pointer; }
    #found li[aria-selected=true] { background: var(--accent-soft); }
    #found small { display: block; color: var(--quiet); overflow-wrap: anywhere; }

    main { max-width: 76rem; margin: 0 auto; padding: 1.6rem clamp(1rem, 4vw, 3rem) 4rem; }
    footer { border-top: 1px solid var(--line); padding: 1.2rem var(--edge) 2.4rem;
      color: var(--quiet); font-size: .875rem; }
    h1 { font-size: clamp(1.6rem, 1.2rem + 2vw, 2.4rem); line-height: 1.15; letter-spacing: -.02em;
      margin: .1rem 0 .6rem; text-wrap: balance; overflow-wrap: anywhere; }
    h2 { font-size: 1.3rem; line-height: 1.25; margin: 2.4rem 0 .7rem; letter-spacing: -.01em; }
    h3 { font-size: 1rem; margin: 1.5rem 0 .4rem; }
    p { margin: 0 0 .8rem; }
    .kind { margin: 0; color: var(--quiet); font-size: .875rem; letter-spacing: .02em; }
    .lead { font-size: 1.1rem; max-width: 44rem; }
    code { font: .875em var(--mono); background: var(--code); padding: .05em .3em; border-radius: .25em;
      overflow-wrap: anywhere; }
    code.url { background: none; padding: 0; }
    .columns { columns: 18rem; column-gap: 2rem; padding-left: 1.1rem; margin: .4rem 0; }
    .columns li { break-inside: avoid; margin-bottom: .2rem; }
    .columns small { color: var(--quiet); display: block; }
    .facts { display: grid; gap: .3rem 1rem; margin: 1rem 0; }
    .facts div { display: grid; grid-template-columns: 8.5rem 1fr; gap: .5rem; }
    .facts dt { color: var(--quiet); } .facts dd { margin: 0; min-width: 0; overflow-wrap: anywhere; }

    table { border-collapse: collapse; width: 100%; font-size: .9375rem; }
    th, td { text-align: left; vertical-align: top; padding: .4rem .7rem .4rem 0; border-bottom: 1px solid var(--line); }
    thead th { color: var(--quiet); font-weight: 500; font-size: .8125rem; white-space: nowrap; }
    td p { margin: 0 0 .3rem; } td p:last-child { margin: 0; }
    td { overflow-wrap: break-word; } .plain td code:not(.url) { overflow-wrap: break-word; }
    .rules td:first-child { min-width: 11rem; } .rules td:first-child code { overflow-wrap: break-word; }
    code[style] { margin-left: calc(var(--depth) * 1.2rem); }

    .contents th:first-child { width: 19rem; }
    .legend, .comment, .reason { color: var(--quiet); font-size: .9em; }
    .flag { display: inline-block; min-width: 1.5em; text-align: center; border-radius: .25em; margin-right: .15em;
      border: 1px solid var(--line); font-size: .8em; line-height: 1.5; }
    .flag.must { background: var(--must); color: var(--paper); border-color: var(--must); }
    .flag.modifier { border-color: var(--must); color: var(--must); }
    .tree th[scope=row], .fields th[scope=row] { font: 500 .875rem/1.6 var(--mono);
      padding-left: calc(var(--depth) * .9rem); overflow-wrap: anywhere; }
    .tree th[scope=row] { min-width: 12rem; }
    .tree .slice { color: var(--accent); }
    .tree .count { white-space: nowrap; font: .875rem/1.6 var(--mono); }
    .tree .flags { white-space: nowrap; min-width: 4.6rem; }
    .tree .profiles { display: block; font-size: .875em; }
    .tree .none th, .tree .none .count { text-decoration: line-through; color: var(--quiet); }
    .tree .inherited { display: none; color: var(--quiet); }
    #all:checked ~ .tree .inherited { display: table-row; }
    #all { accent-color: var(--accent); width: 1.1rem; height: 1.1rem; vertical-align: -.15rem; margin: 0 .5rem .9rem 0; }
    tr:target > * { background: var(--accent-soft); }
    .fields { table-layout: fixed; } .fields th:nth-child(1) { width: 27%; } .fields thead th:nth-child(2) { width: 21%; }
    .fields thead th:nth-child(4) { width: 22%; } .fields td { overflow-wrap: anywhere; }
    .fhir details { margin: .3rem 0 0; border: 0; background: none; } .fhir summary { padding: 0; color: var(--accent); font-size: .875rem; }
    .before { color: var(--quiet); } .required { color: var(--must); margin-left: .3em; }
    .fields .group th, .fields .group td { background: color-mix(in srgb, var(--accent-soft) 45%, transparent); }
    .filter { display: grid; gap: .3rem; max-width: 26rem; }
    .filter output { color: var(--quiet); font-size: .875rem; min-height: 1.3rem; }

    details { border: 1px solid var(--line); border-radius: .5rem; margin: .5rem 0; background: var(--raised); }
    summary { cursor: pointer; padding: .55rem .9rem; } summary span { color: var(--quiet); }
    details > table { margin: 0 .9rem .6rem; width: calc(100% - 1.8rem); }
    pre { margin: 0; overflow: auto; font: .8125rem/1.5 var(--mono); background: var(--code); padding: .8rem .9rem; }
    pre.path { white-space: pre-wrap; overflow-wrap: anywhere; border-radius: .3rem; padding: .4rem .6rem; }
    details > pre { border-radius: 0 0 .5rem .5rem; max-height: 40rem; }
    pre b { color: var(--key); font-weight: 400; } pre i { color: var(--number); font-style: normal; }

    .hero { display: grid; gap: 2rem; align-items: start; }
    .cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 17rem), 1fr)); gap: 1rem;
      list-style: none; padding: 0; margin: 1rem 0; }
    .cards li { border: 1px solid var(--line); border-radius: .6rem; padding: .9rem 1.1rem; background: var(--raised); }
    .cards a { font-weight: 600; } .cards p { margin: .3rem 0 0; color: var(--quiet); font-size: .9375rem; }
    .spine { margin: 0; }
    .spine svg { display: block; width: 100%; max-width: 26rem; height: auto; margin: 0 auto; }
    .spine figcaption { color: var(--quiet); font-size: .875rem; max-width: 26rem; margin: .5rem auto 0; }
    .spine .body, .spine .process { fill: var(--bone); stroke: var(--bone-line); stroke-width: 1.2; stroke-linejoin: round; }
    .spine .process { opacity: .75; }
    .spine .treated .body { fill: var(--cement); stroke: var(--cement); }
    .spine text { font: 500 11px var(--sans); fill: var(--quiet); text-anchor: end; }
    .spine .treated text { fill: var(--ink); font-weight: 700; }
    .spine .label { font-size: 14px; fill: var(--ink); text-anchor: start; }
    .spine .label .level { font-weight: 700; font-size: 16px; }
    .spine .leader { fill: none; stroke: var(--cement); stroke-width: 1.3; }
    .spine .leak { fill: var(--cement-soft); stroke: var(--cement); stroke-width: 2; }

    @media (min-width: 60rem) {
      .hero { grid-template-columns: minmax(0, 1fr) 24rem; }
      .beside { display: grid; grid-template-columns: minmax(0, 1fr) 24rem; gap: 2.5rem; align-items: start; }
      .beside .spine { order: 2; position: sticky; top: 1rem; }
      .beside .spine svg { max-height: calc(100vh - 7rem); }
      .tree .says { width: 40%; }
    }
    @media (max-width: 46rem) {
      search { max-width: none; } nav ul { gap: .1rem .75rem; } nav a { font-size: .875rem; }
      .fields th:nth-child(1) { width: auto; } .fields .fhir:not(:empty)::before { content: "FHIR "; color: var(--quiet); }
      .facts div { grid-template-columns: 1fr; gap: 0; }
      table, tbody, tr, th, td { display: block; }
      thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
      tr { border-bottom: 1px solid var(--line); padding: .55rem 0; }
      th, td { border: 0; padding: 0 0 .2rem; } td:empty { display: none; }
      .plain td[data-label]:not(:empty)::before, .rules td[data-label]:not(:empty)::before {
        content: attr(data-label) " "; color: var(--quiet); font-size: .8125rem; margin-right: .4rem; }
      .rules td:last-child::before { display: block; } .rules td:first-child { min-width: 0; }
      .tree tr { display: grid; grid-template-columns: auto auto 1fr; column-gap: .8rem; padding-left: calc(var(--depth, 0) * .5rem); }
      .tree th[scope=row] { grid-column: 1 / -1; padding-left: calc(var(--depth) * .7rem); }
      .tree .says { grid-column: 1 / -1; } .tree .flags { min-width: 0; }
      .tree .flags:empty { display: none; }
      .tree .inherited, .tree .inherited:is(#all:not(:checked) ~ .tree *) { display: none; }
      #all:checked ~ .tree .inherited { display: grid; }
      .fields th[scope=row] { padding-left: 0; }
      .fields .group td { background: none; } .fields .group th { padding: .2rem .4rem; }
    }
    @media (max-width: 30rem) { nav ul { gap: .1rem .5rem; } nav a { font-size: .8125rem; } }
    @media print {
      header nav, search, .skip, .filter { display: none; }
      details > * { display: block; }
      body { background: none; }
    }
    @media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }

    """#
}
