/// How the page of findings looks, by day and by night.
enum HTMLStyle {
  static let sheet = """
    :root {
      color-scheme: light dark;
      --ground: light-dark(#ffffff, #16181c);
      --raised: light-dark(#f6f7f9, #1f2329);
      --line: light-dark(#d9dde3, #363c45);
      --ink: light-dark(#1b1f24, #e4e7eb);
      --quiet: light-dark(#5b6470, #9aa4b1);
      --link: light-dark(#0b5cad, #7ab7ff);
      --fatal: light-dark(#8e1044, #ff8fb8);
      --error: light-dark(#b3261e, #ff8a80);
      --warning: light-dark(#8a5a00, #f2bd57);
      --information: light-dark(#1f6391, #83c3ee);
    }
    * { box-sizing: border-box; }
    body {
      display: flex; flex-direction: column; max-width: 68rem; margin: 0 auto; padding: 1.5rem;
      background: var(--ground); color: var(--ink); font: 15px/1.5 system-ui, sans-serif;
    }
    header { order: -1; margin-bottom: 1rem; }
    h1 { margin: 0; font-size: 1.6rem; }
    header p { margin: .2rem 0 .8rem; color: var(--quiet); }
    form { display: flex; flex-wrap: wrap; gap: .5rem; }
    label {
      padding: .25rem .75rem; border: 1px solid var(--line); border-radius: 1rem;
      background: var(--raised); cursor: pointer;
    }
    label:has(:focus-visible) { outline: 2px solid var(--link); }
    h2 { margin: 1.6rem 0 .5rem; font-size: 1.05rem; overflow-wrap: anywhere; }
    h2 small, dt small { color: var(--quiet); font-weight: normal; }
    ul { margin: 0; padding: 0; list-style: none; }
    li {
      margin: .5rem 0; padding: .6rem .9rem; border: 1px solid var(--line); border-left-width: 4px;
      border-radius: .35rem; background: var(--raised);
    }
    li p { margin: 0; overflow-wrap: anywhere; }
    .place { color: var(--quiet); font-size: .87rem; }
    a { color: var(--link); font-size: .87rem; white-space: nowrap; }
    pre {
      margin: .5rem 0 0; padding: .4rem .6rem; overflow-x: auto; border-radius: .25rem;
      background: var(--ground); font: 13px/1.35 ui-monospace, monospace;
    }
    code { font-family: ui-monospace, monospace; }
    i { font-style: normal; }
    li.fatal { border-left-color: var(--fatal); }
    li.error { border-left-color: var(--error); }
    li.warning { border-left-color: var(--warning); }
    li.information { border-left-color: var(--information); }
    .fatal b, .fatal i, label.fatal { color: var(--fatal); }
    .error b, .error i, label.error { color: var(--error); }
    .warning b, .warning i, label.warning { color: var(--warning); }
    .information b, .information i, label.information { color: var(--information); }
    body:has(#show-fatal:not(:checked)) li.fatal,
    body:has(#show-error:not(:checked)) li.error,
    body:has(#show-warning:not(:checked)) li.warning,
    body:has(#show-information:not(:checked)) li.information { display: none; }
    dt { margin-top: .9rem; font-weight: 600; }
    dd { margin: 0; }
    dd p { margin: .2rem 0; }
    dt:target, dt:target + dd { background: var(--raised); }
    footer { margin-top: 2rem; color: var(--quiet); font-size: .87rem; }
    @media print { form { display: none; } li { break-inside: avoid; } }
    """
}
