/// How a report looks: light, dark and on paper.
enum ReportStyle {
  static let text = """
    :root{--bg:#fff;--fg:#1b1f24;--dim:#5b6470;--line:#d7dce2;--soft:#f4f6f8;--bar:#4a78b5;--warn:#8a5a00;
    --crit:#b3123c;--high:#c4480f;--med:#8a6d00;--low:#2b6a8f;
    --s0:#3b6fb6;--s1:#c2571a;--s2:#3f8f4f;--s3:#8e4fa8;--s4:#b58a00;--s5:#2a8f96;--s6:#b8437a;--s7:#6b7280;
    --svc:#e3ecf8;--mix:#f6ddec;--bad:#fbdcd9;--own:#e6f3e6;color-scheme:light dark}
    @media (prefers-color-scheme:dark){:root{--bg:#14171b;--fg:#e4e8ed;--dim:#9aa5b1;--line:#343b44;--soft:#1d2127;
    --bar:#6f9fdc;--warn:#e0b050;--crit:#ff7d97;--high:#ff9d66;--med:#e0c050;--low:#7cc0e8;
    --s0:#6f9fdc;--s1:#ef8f55;--s2:#74c184;--s3:#c58ae0;--s4:#e0b93c;--s5:#5cc4cb;--s6:#ee86b4;--s7:#a0a8b4;
    --svc:#24344a;--mix:#46263a;--bad:#4d2623;--own:#233a25}}
    *{box-sizing:border-box}
    body{margin:0 auto;max-width:1240px;padding:0 20px 60px;background:var(--bg);color:var(--fg);
    font:14px/1.5 system-ui,"Segoe UI","Liberation Sans",Arial,sans-serif}
    h1{font-size:24px;margin:28px 0 0}h2{font-size:18px;margin:32px 0 8px}h3{font-size:14px;margin:22px 0 6px}
    .note{color:var(--dim);margin:4px 0}.warn{color:var(--warn);margin:4px 0}
    code{font:12px/1.4 ui-monospace,"Liberation Mono",Consolas,monospace}
    .tiles{display:flex;flex-wrap:wrap;gap:10px}.tile{border:1px solid var(--line);border-radius:8px;padding:8px 16px;
    background:var(--soft);min-width:96px}.tile b{display:block;font-size:22px;line-height:1.2}.tile span{color:var(--dim)}
    .charts{display:flex;flex-wrap:wrap;gap:18px 36px;align-items:flex-start}
    table{border-collapse:collapse}caption{text-align:left;font-weight:600;padding:14px 0 4px}
    th,td{text-align:left;padding:2px 12px 2px 0;vertical-align:top;font-weight:400}
    thead th{color:var(--dim);font-size:12px;border-bottom:1px solid var(--line);white-space:nowrap}
    tbody tr+tr td,tbody tr+tr th{border-top:1px solid var(--soft)}
    .n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}.bars tbody th{white-space:nowrap}
    .bars td:nth-child(2){min-width:170px;white-space:nowrap}
    .bar{display:inline-block;height:10px;background:var(--bar);border-radius:2px;min-width:2px}
    form{position:sticky;top:0;z-index:2;display:flex;flex-wrap:wrap;gap:6px 16px;align-items:end;background:var(--bg);
    padding:8px 0;border-bottom:1px solid var(--line)}form[hidden]{display:none}form p{width:100%;margin:0}
    label{display:flex;flex-direction:column;font-size:12px;color:var(--dim)}
    input,select,button{font:inherit;color:inherit;background:var(--soft);border:1px solid var(--line);border-radius:5px;
    padding:3px 8px}#q{width:280px}#min{width:84px}kbd{border:1px solid var(--line);border-radius:3px;padding:0 4px}
    .match{border:1px solid var(--line);border-radius:8px;margin:8px 0;content-visibility:auto;
    contain-intrinsic-size:auto 50px}.match[hidden]{display:none}
    summary{display:grid;grid-template-columns:54px 1fr 70px 96px 128px 66px;gap:12px;align-items:center;padding:8px 14px;
    cursor:pointer;list-style:none}summary::-webkit-details-marker{display:none}
    summary:focus-visible,.wide:focus-visible{outline:2px solid var(--bar);outline-offset:1px}
    summary:hover{background:var(--soft)}.what strong{display:block;font-weight:600}.what code{color:var(--dim)}.miss{display:block}
    .score{font-size:18px;text-align:right}.v-critical{color:var(--crit)}.v-high{color:var(--high)}
    .v-medium{color:var(--med)}.v-low{color:var(--low)}.body{padding:0 14px 16px;border-top:1px solid var(--line)}
    .reasons{width:100%}.reasons td:first-child{width:64px}.reasons td:nth-child(2){width:62%}.sum td{font-weight:600;border-top:1px solid var(--line)}
    .wide{overflow-x:auto;max-width:100%}.step{white-space:nowrap}.b{display:inline-block;width:9px;height:9px;
    border-radius:2px;margin-right:4px}.key{margin:2px 0 8px}.key span{margin-right:14px}
    .b.s0{background:var(--s0)}.b.s1{background:var(--s1)}.b.s2{background:var(--s2)}.b.s3{background:var(--s3)}
    .b.s4{background:var(--s4)}.b.s5{background:var(--s5)}.b.s6{background:var(--s6)}.b.s7{background:var(--s7)}
    .band{fill:none;stroke-opacity:.55}.band:hover{stroke-opacity:.9}.hops .band{stroke-width:2;stroke-opacity:.8}
    .band.s0{stroke:var(--s0)}.band.s1{stroke:var(--s1)}.band.s2{stroke:var(--s2)}.band.s3{stroke:var(--s3)}
    .band.s4{stroke:var(--s4)}.band.s5{stroke:var(--s5)}.band.s6{stroke:var(--s6)}.band.s7{stroke:var(--s7)}
    .band.credit{stroke:var(--dim);stroke-dasharray:5 4}.axis{stroke:var(--line);stroke-width:1}
    svg text{fill:var(--fg);font-size:11px}svg.hops text{fill:var(--dim)}
    .place rect{fill:var(--soft);stroke:var(--line)}.place text{text-anchor:middle;font-family:ui-monospace,
    "Liberation Mono",monospace}.place .sub{fill:var(--dim);font-size:10px}.place.origin rect{stroke:var(--fg);
    stroke-width:2}.tag{border-radius:4px;padding:0 5px;background:var(--svc);white-space:nowrap}
    .c-mixer rect{fill:var(--mix)}.c-exchange rect,.c-bridge rect,.c-swap rect,.c-service rect,.c-pool rect{fill:var(--svc)}
    .c-theft rect,.c-laundering rect,.c-sanctioned rect{fill:var(--bad)}.tag.c-mixer{background:var(--mix)}
    .tag.c-theft,.tag.c-laundering,.tag.c-sanctioned{background:var(--bad)}
    .evidence td{white-space:nowrap}.evidence td:nth-child(6),.evidence td:nth-child(7){text-align:right;
    font-variant-numeric:tabular-nums}.evidence code{display:inline-block;max-width:16ch;overflow:hidden;
    text-overflow:ellipsis;vertical-align:bottom}.body code{cursor:copy}code.done{background:var(--own)}
    .evidence code:hover{max-width:none}.whole{overflow-wrap:anywhere}
    dl{display:grid;grid-template-columns:max-content 1fr;gap:2px 14px;margin:0}dt{color:var(--dim)}dd{margin:0}
    @media (max-width:800px){summary{grid-template-columns:46px 1fr 90px}summary>:nth-child(n+5){display:none}
    summary>:nth-child(3){display:none}}
    @media print{@page{size:A4 landscape;margin:12mm}body{max-width:none;font-size:9pt;padding:0}
    form,form[hidden]{display:none}.match{break-inside:auto;content-visibility:visible}
    .match:not([open]){break-inside:avoid}h3{break-after:avoid}tr,svg{break-inside:avoid}
    .wide{overflow:visible}svg.flow,svg.hops{max-width:100%;height:auto}
    .evidence{font-size:6.5pt}.evidence td{padding-right:6px}.evidence code{font-size:6pt;max-width:23ch;
    white-space:normal;overflow-wrap:anywhere}.evidence td:last-child{white-space:normal;overflow-wrap:anywhere}
    .bar,.b,.tile,.tag,.place rect{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
    """
}
