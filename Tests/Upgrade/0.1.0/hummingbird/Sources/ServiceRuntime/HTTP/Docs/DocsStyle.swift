extension DocsPage {
  /// Light and dark, by what the reader's system asks for.
  static let style = #"""
    :root {
      color-scheme: light dark;
      --ink: light-dark(#1c2430, #e4e8ee); --soft: light-dark(#5d6979, #96a2b3);
      --page: light-dark(#f7f8fa, #11151b); --card: light-dark(#ffffff, #191f28);
      --line: light-dark(#e2e6ec, #2a323e); --code: light-dark(#f1f3f6, #10141a);
      --accent: light-dark(#2456c9, #82aaff);
      --get: light-dark(#1f6feb, #6cb0ff); --post: light-dark(#1a7f4b, #5fd394);
      --put: light-dark(#a15c00, #f0b35a); --patch: light-dark(#7a4fc4, #bd9bf5);
      --delete: light-dark(#c2303a, #ff8088); --other: light-dark(#5d6979, #96a2b3);
      --mono: ui-monospace, "SF Mono", "Cascadia Code", Menlo, Consolas, "DejaVu Sans Mono", monospace;
    }
    * { box-sizing: border-box; } [hidden] { display: none !important; }
    html { scroll-padding-top: 16px; }
    body { margin: 0; background: var(--page); color: var(--ink); line-height: 1.5;
      font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif; }
    a { color: var(--accent); text-decoration: none; } a:hover { text-decoration: underline; }
    code, pre, textarea, .path, .name, .type { font-family: var(--mono); font-size: 13px; }
    code { background: var(--code); border-radius: 4px; padding: 1px 4px; }
    h1, h2, h3 { line-height: 1.25; margin: 0; } h1 { font-size: 28px; letter-spacing: -.01em; }
    h2 { font-size: 19px; margin: 40px 0 4px; } h3 { font-size: 12px; margin: 20px 0 8px; color: var(--soft);
      text-transform: uppercase; letter-spacing: .06em; }
    p { margin: 6px 0; max-width: 75ch; } .soft { color: var(--soft); } .bad { color: var(--delete); }
    nav { position: fixed; inset: 0 auto 0 0; width: 290px; overflow-y: auto; padding: 22px 14px;
      border-right: 1px solid var(--line); background: var(--card); }
    nav strong { display: block; padding: 0 8px; font-size: 16px; }
    nav .group { margin: 18px 8px 4px; font-size: 12px; color: var(--soft); font-weight: 600; }
    nav a { display: flex; gap: 8px; align-items: baseline; padding: 3px 8px; border-radius: 6px; color: var(--ink); }
    nav a:hover { background: var(--code); text-decoration: none; }
    nav a span:last-child { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; font-size: 13.5px; }
    nav .method { width: 46px; flex: none; font-size: 10.5px; text-align: right; }
    main { margin-left: 290px; padding: 36px 44px 120px; max-width: 1120px; }
    .method { font: 700 12px var(--mono); color: var(--other); }
    .get { color: var(--get); } .post { color: var(--post); } .put { color: var(--put); }
    .patch { color: var(--patch); } .delete { color: var(--delete); }
    .card { margin: 10px 0; border: 1px solid var(--line); border-radius: 10px; background: var(--card);
      overflow: hidden; }
    .card > summary { display: flex; gap: 14px; align-items: baseline; padding: 11px 16px; cursor: pointer;
      list-style: none; }
    .card > summary::-webkit-details-marker { display: none; }
    .card > summary:hover { background: var(--code); }
    .card[open] > summary { border-bottom: 1px solid var(--line); }
    .card > summary .method { width: 56px; flex: none; }
    .card > summary .path { overflow-wrap: anywhere; } .card > summary .soft { margin-left: auto; text-align: right; }
    .card .inside { padding: 6px 18px 20px; }
    .columns { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 0 32px; }
    .path b { font-weight: 600; color: var(--accent); }
    ul.schema { list-style: none; margin: 0; padding: 0; }
    ul.schema ul.schema { border-left: 2px solid var(--line); margin: 4px 0 4px 4px; padding-left: 14px; }
    ul.schema > li { padding: 6px 0; border-top: 1px solid var(--line); }
    ul.schema > li:first-child { border-top: 0; }
    ul.schema p { margin: 1px 0; font-size: 13.5px; color: var(--soft); }
    .name { font-weight: 600; } .type { color: var(--soft); margin-left: 8px; }
    .mark { font-size: 11px; margin-left: 8px; color: var(--delete); } .mark.quiet { color: var(--soft); }
    details.more > summary { cursor: pointer; color: var(--accent); font-size: 13px; }
    .answer { display: flex; gap: 10px; padding: 6px 0; border-top: 1px solid var(--line); align-items: baseline; }
    .answer:first-of-type { border-top: 0; } .answer > div { flex: 1; min-width: 0; }
    .answer .type:first-child { margin-left: 0; }
    .status { font: 600 13px var(--mono); color: var(--soft); } .status.ok { color: var(--post); }
    .status.no { color: var(--delete); }
    .try { background: var(--code); border: 1px solid var(--line); border-radius: 8px; padding: 4px 16px 16px;
      align-self: start; margin-top: 14px; }
    label { display: grid; grid-template-columns: 150px minmax(0, 1fr); gap: 10px; align-items: center; margin: 5px 0; }
    label .name { font-weight: 500; overflow-wrap: anywhere; font-size: 12.5px; }
    input, select, textarea { width: 100%; padding: 6px 9px; border: 1px solid var(--line); border-radius: 6px;
      background: var(--card); color: var(--ink); font-family: var(--mono); font-size: 13px; }
    textarea { min-height: 120px; max-height: 480px; field-sizing: content;
      resize: vertical; }
    :is(input, select, textarea, button, a, summary):focus-visible { outline: 2px solid var(--accent);
      outline-offset: 1px; }
    button { padding: 7px 18px; border: 0; border-radius: 6px; background: var(--accent); color: var(--card);
      font: 600 13.5px system-ui, sans-serif; cursor: pointer; margin-top: 10px; }
    button:disabled { opacity: .5; } button.plain { background: none; color: var(--accent); padding: 7px 10px; }
    pre { margin: 8px 0 0; padding: 11px 13px; overflow: auto; max-height: 420px; border-radius: 8px;
      background: var(--code); border: 1px solid var(--line); white-space: pre-wrap; overflow-wrap: anywhere; }
    .try pre { background: var(--card); }
    .k { color: var(--accent); } .s { color: var(--post); } .n { color: var(--put); } .w { color: var(--patch); }
    #filter { margin: 14px 0 0; font-family: inherit; }
    @media (max-width: 900px) {
      nav { position: static; width: auto; border-right: 0; border-bottom: 1px solid var(--line); max-height: 40vh; }
      main { margin: 0; padding: 24px 16px 80px; } .columns { grid-template-columns: minmax(0, 1fr); }
      .card > summary { flex-wrap: wrap; }
    }
    """#
}
