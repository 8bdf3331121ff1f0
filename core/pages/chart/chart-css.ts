/**
 * How charts look: classes only, light, dark, in print and on a phone. Positions across are percent, so that
 * one drawing fits 320 to 1200 pixels; labels of rows move above their row on a phone, and `.w` and `.n`
 * switch long and short texts. No `<`, `&` or double quote in here: it is put into a page as text.
 */
export const chartCss = `
h3{font-size:1.125rem;line-height:1.35;letter-spacing:-.008em;font-weight:650;max-width:36em;text-wrap:pretty}
:lang(zh) h3,:lang(zh) h2{letter-spacing:0;line-height:1.45}
figcaption p,.sub{font-size:.875rem;color:var(--soft);margin-top:.25rem;max-width:48em}
.note{font-size:.875rem;color:var(--soft);margin-top:.6rem;max-width:48em}
.key{display:flex;flex-wrap:wrap;gap:.15rem 1.1rem;font-size:.8125rem;color:var(--soft);margin-top:.5rem}
.key svg{width:1.5rem;height:.8rem;vertical-align:-.08rem;margin-inline-end:.35rem}
.trio{display:grid;grid-template-columns:repeat(3,minmax(0,1fr));gap:2rem}
.plot{margin-top:1rem;padding-inline:2.6rem .5rem}
.plot>svg,.tile>svg{display:block;width:100%}
svg{overflow:visible}
.z *{vector-effect:non-scaling-stroke}
text{font:400 min(.8125rem,15px)/1 var(--sans);fill:var(--soft);font-variant-numeric:tabular-nums}
text.b,tspan.b{font-weight:650;fill:var(--ink)}
text.u,tspan.u{fill:var(--blue);font-weight:650}
text.o,tspan.o{fill:var(--bad);font-weight:650}
tspan.f,text.f{fill:var(--faint);font-weight:400}
.m{text-anchor:middle}
.e{text-anchor:end}
.h{paint-order:stroke;stroke:var(--paper);stroke-width:4px;stroke-linejoin:round}
.g{stroke:var(--line)}
.a{stroke:var(--rule)}
.ev{stroke:var(--ghost);stroke-dasharray:2 3}
.now{fill:var(--ground)}
.band{fill:var(--blue);fill-opacity:.16;stroke:var(--blue);stroke-opacity:.4}
.band2{fill:var(--blue);fill-opacity:.09}
.l{fill:none;stroke:var(--blue);stroke-width:2.25;stroke-linejoin:round;stroke-linecap:round}
.ld{fill:none;stroke:var(--blue);stroke-width:2;stroke-dasharray:2 5;stroke-linecap:round}
.lg{fill:none;stroke:var(--ghost);stroke-width:1.5;stroke-dasharray:5 4}
.lo{fill:none;stroke:var(--bad);stroke-width:1.5}
.ls{fill:none;stroke:var(--soft);stroke-width:1.25}
.d{fill:var(--blue);stroke:var(--paper);stroke-width:1.5}
.dh{fill:var(--paper);stroke:var(--blue);stroke-width:2}
.dg{fill:var(--paper);stroke:var(--ghost);stroke-width:1.5}
.db{fill:var(--bad);stroke:var(--paper);stroke-width:1.5}
.dbh{fill:var(--paper);stroke:var(--bad);stroke-width:2}
.iv{stroke:var(--blue);stroke-width:5;stroke-opacity:.45}
.ivb{stroke:var(--bad);stroke-width:5;stroke-opacity:.45}
.ivg{stroke:var(--ghost);stroke-width:2}
.ivx{stroke:var(--ghost);stroke-width:2;stroke-dasharray:2 3}
.wh{stroke:var(--ink);stroke-width:1.25}
.bar{fill:var(--blue)}
.bar2{fill:var(--paper);stroke:var(--blue);stroke-width:1.5}
.barg{fill:var(--line)}
.barp{fill:var(--pale)}
.baro{fill:var(--bad)}
.br{fill:none;stroke:var(--soft);stroke-width:1.5}
.pin circle{fill:var(--ink)}
.pin text{fill:var(--paper);font-size:11px;font-weight:700;text-anchor:middle}
.ol{fill:none;stroke:var(--soft);stroke-width:1.5;stroke-linecap:round}
.n{display:none}
.x{fill-opacity:0;stroke:none}
.rows .rl{text-anchor:end}
.rows.w2{padding-inline:9.5rem 15.5rem}
.rows.w3{padding-inline:8.5rem 15.5rem}
.barg2{fill:var(--ghost)}
.dist{padding-inline:4.5rem 0}
.tr,.jr{padding-top:2.6rem}
.quad{padding-inline:0;max-width:30rem}
.thin{stroke-width:1.5;stroke-opacity:.55}
.defs{position:absolute}
.trio,.tight{margin-top:1.25rem}
h4{margin:0;font-size:1rem;line-height:1.35;font-weight:650}
.cmp .c{color:var(--soft);white-space:nowrap}
.fit{overflow-x:auto}
.plain{margin-top:.75rem}
.plain th,.plain td{white-space:normal}
.plain tbody th{color:var(--ink);font-weight:600}
.how li{padding-block:.5rem;border-top:1px solid var(--line);max-width:48em;font-size:.9375rem}
.s0{fill:#7f2f00}
.s1{fill:#933a03}
.s2{fill:#a84608}
.s3{fill:#bd5310}
.s4{fill:#dc7f42}
.s5{fill:#e59863}
.s6{fill:#efb891}
.s7{fill:#dde1e4}
.s8{fill:#c9cfd4}
.s9{fill:#6ea4dc}
.s10{fill:#1559a8}
.seg{stroke:var(--paper);stroke-width:1.5}
text.dk{fill:#14212b;font-weight:600}
text.lt{fill:#fff;font-weight:600}
.tiles{display:grid;grid-template-columns:repeat(4,minmax(0,1fr));gap:1.75rem}
.tile{display:flex;flex-direction:column}
.tile .nm{font-size:.9375rem;font-weight:600}
.tile .big{font-size:2.75rem;line-height:1.1;font-weight:650;letter-spacing:-.03em;font-variant-numeric:tabular-nums}
.tile .big small{font-size:1.0625rem;font-weight:500;letter-spacing:0;color:var(--soft);white-space:nowrap}
.tile .n_{font-size:.8125rem;color:var(--soft)}
.tile>svg{margin-block:.6rem .5rem}
.tile .cmp{font-size:.875rem}
.v{display:inline-block;font-size:.8125rem;font-weight:600;white-space:nowrap}
.v.sure{color:var(--bad)}
.v.good{color:var(--blue)}
.v.maybe,.v.few{color:var(--soft)}
.v::before{content:'\\25C7';margin-inline-end:.3em}
.v.sure::before,.v.good::before{content:'\\25C6'}
.v.few::before{content:'\\22EF'}
details{margin-top:.75rem;font-size:.875rem}
summary{cursor:pointer;color:var(--soft);padding-block:.35rem;width:fit-content;font-size:.8125rem}
summary:hover{color:var(--ink)}
.tw{overflow-x:auto;margin-top:.35rem;border-block:1px solid var(--line)}
table{border-collapse:collapse;width:100%;font-size:.8125rem;font-variant-numeric:tabular-nums}
caption{text-align:start;color:var(--soft);padding-block:.4rem}
th,td{text-align:end;padding:.3rem .6rem;white-space:nowrap;border-top:1px solid var(--line)}
thead th{color:var(--soft);font-weight:600;border-top:0}
th:first-child,td:first-child{text-align:start;padding-inline-start:0}
.events{font-size:.875rem;color:var(--soft);margin-top:.6rem;display:flex;flex-wrap:wrap;gap:.15rem 1.4rem}
.events b{display:inline-grid;place-items:center;width:1.25rem;height:1.25rem;border-radius:50%;background:var(--ink);color:var(--paper);font-size:.6875rem;margin-inline-end:.4rem}
.call{border-inline-start:3px solid var(--bad);background:var(--badbg);padding:.7rem 1rem;font-size:.9375rem;max-width:48em;margin-top:1rem}
.stops li{padding-inline:.4rem;border-inline-start:1px solid var(--line)}
.stops b{display:block;font-size:.875rem}
.stops .c{color:var(--faint)}
.stops q{display:block;margin-top:.35rem;color:var(--soft)}
.stops .hot{border-inline-start:3px solid var(--bad)}
.topics{margin-top:.9rem}
.topics>li{display:grid;grid-template-columns:11rem minmax(0,1fr);gap:.2rem 1.5rem;padding-block:.9rem;border-top:1px solid var(--line)}
.topics b{font-size:1rem}
.topics .v{white-space:normal}
.topics .c{font-size:.8125rem;color:var(--soft)}
.topics blockquote{color:var(--ink)}
.topics blockquote+blockquote{margin-top:.4rem}
.sq{width:100%;max-width:21rem;margin-top:.8rem}
.two{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:2.5rem}
.stops{display:grid;grid-template-columns:repeat(7,minmax(0,1fr));margin-top:.9rem;font-size:.8125rem}
.stops.c1{grid-template-columns:repeat(1,minmax(0,1fr))}
.stops.c2{grid-template-columns:repeat(2,minmax(0,1fr))}
.stops.c3{grid-template-columns:repeat(3,minmax(0,1fr))}
.stops.c4{grid-template-columns:repeat(4,minmax(0,1fr))}
.stops.c5{grid-template-columns:repeat(5,minmax(0,1fr))}
.stops.c6{grid-template-columns:repeat(6,minmax(0,1fr))}
.stops.c8{grid-template-columns:repeat(8,minmax(0,1fr))}
.stops.c9{grid-template-columns:repeat(9,minmax(0,1fr))}
.stops.c10{grid-template-columns:repeat(10,minmax(0,1fr))}
@media(max-width:64rem){.tiles{grid-template-columns:repeat(2,minmax(0,1fr))}}
@media(max-width:45rem){
.two,.trio{grid-template-columns:minmax(0,1fr)}
.w{display:none}
.n{display:inline}
.plot{padding-inline:2.1rem .25rem}
.rows.w2,.rows.w3{padding-inline:.25rem 1.75rem}
.dist{padding-inline:3.9rem 0}
.quad{padding-inline:0}
.rows .rl{text-anchor:start;transform:translate(12px,-18px)}
.rows .rv{text-anchor:end;transform:translate(-12px,-18px)}
.rows .bs{transform:translateX(-104px)}
.w3 .bs{transform:translateX(-176px)}
.tiles{gap:1.5rem 1.25rem}
.tile .big{font-size:2.25rem}
.tile .big small{display:block;font-size:.9375rem}
.v{white-space:normal}
.stops{display:block}
.stops li{border-inline-start:3px solid var(--line);padding:.35rem .8rem;margin-bottom:.5rem}
.stops b{display:inline;margin-inline-end:.5rem}
.topics{margin-top:.9rem}
.topics>li{grid-template-columns:minmax(0,1fr)}
.plain{font-size:.75rem}
.plain th,.plain td{padding-inline:.3rem}
}
@media(max-width:22.4rem){text{font-size:min(.6875rem,12px)}}
@media print{
details{display:none}
.tiles{grid-template-columns:repeat(4,minmax(0,1fr));gap:5mm}
figure,.tile,.topics>li,tr,.call{break-inside:avoid}
h3,h4,figcaption,.sub,.key{break-after:avoid}
.trio,.two{break-inside:avoid}
}
@media(forced-colors:active){.bar,.baro,.d,.db{fill:CanvasText}.band,.now{fill:none;stroke:GrayText}}
`;

/** The colours of charts, light and dark: blue is ours and better, orange worse, grey a ghost. */
export const chartColors = `
:root{color-scheme:light dark;--paper:#fff;--ground:#f4f6f5;--ink:#14212b;--soft:#46545f;--faint:#5f6d78;--line:#e2e6e9;--rule:#b9c2c9;--blue:#1559a8;--pale:#b7cfea;--ghost:#84919b;--bad:#b1480a;--badbg:#fdf0e7;--bluebg:#edf3fa;--sans:'Segoe UI',-apple-system,BlinkMacSystemFont,Roboto,'Helvetica Neue','Noto Sans','Liberation Sans',Arial,'PingFang SC','Microsoft YaHei','Noto Sans SC','Noto Sans CJK SC',sans-serif}
@media screen and (prefers-color-scheme:dark){:root{--paper:#11181e;--ground:#18212a;--ink:#e9eef2;--soft:#b6c2cb;--faint:#93a2ae;--line:#27333d;--rule:#4a5965;--blue:#78b4f5;--pale:#2b4d73;--ghost:#7c8b97;--bad:#ff9f5f;--badbg:#2c2018;--bluebg:#16283b}}
`;
