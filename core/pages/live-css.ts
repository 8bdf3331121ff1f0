/** What the page of figures has besides a report: a lower head, and the choice of period and segment. */
export const liveCss = `
.live .top{padding-block:1.1rem 1.5rem}
.live .eyebrow{margin-bottom:.9rem;align-items:baseline}
.live h1{font-size:clamp(1.5rem,1.1rem + 1.6vw,2.125rem);max-width:24em;margin-top:.25rem}
.live .c{font-size:.875rem;color:var(--soft)}
.live .test{background:var(--badbg);color:var(--bad);font-weight:600;font-size:.875rem;padding:.5rem .8rem;margin-bottom:1rem}
.live form{display:flex;flex-wrap:wrap;gap:.75rem;align-items:end;margin-top:1.25rem}
.live label{font-size:.8125rem;color:var(--soft);font-weight:600}
.live select,.live button{display:block;font:inherit;font-weight:400;font-size:1rem;min-height:2.75rem;max-width:100%;padding:.35rem .8rem;border:1px solid var(--ghost);border-radius:.5rem;background:var(--paper);color:var(--ink)}
.live button{font-weight:600;cursor:pointer}
.live footer a,.live .eyebrow a{display:inline-block;padding-block:.3rem}
.live .say{font-size:1.375rem;line-height:1.3}
.needs{display:block}
.needs h2{font-size:1.25rem;line-height:1.25;letter-spacing:-.01em}
.needs>.c{margin-top:.6rem}
.need{margin-top:.75rem}
.need li{display:grid;grid-template-columns:10rem minmax(0,1fr) auto;gap:.2rem 1.25rem;align-items:center;padding-block:.85rem;border-top:1px solid var(--line)}
.need li>div>*{display:block;overflow-wrap:anywhere}
.badge{justify-self:start;font-size:.8125rem;font-weight:650;border:1.5px solid var(--rule);border-radius:2rem;padding:.1rem .65rem;white-space:nowrap;max-width:100%;overflow:hidden;text-overflow:ellipsis;font-variant-numeric:tabular-nums}
.badge.over{border-color:var(--bad);color:var(--bad);background:var(--badbg)}
.badge.over::before{content:'\\25B2\\00A0'}
.badge.wait{border-style:dashed;color:var(--soft);white-space:normal}
.load{margin-top:.75rem}
.load li{display:grid;grid-template-columns:10rem auto minmax(9rem,1fr);gap:.1rem 1rem;align-items:center;padding-block:.4rem}
.load b{overflow-wrap:anywhere}
.load svg{max-width:100%}
.load~.c{margin-top:.5rem}
.wide{margin-top:.75rem}
.wide td,.wide th{font-size:.9375rem;padding-block:.7rem;text-align:start;white-space:normal;vertical-align:top}
.wide td{overflow-wrap:anywhere}
.wide td:first-child{font-weight:600}
.wide td:first-child,.wide th{white-space:nowrap}
.wide td a{display:inline-block}
.wide .badge{display:inline-block;vertical-align:top}
.btn{display:inline-grid;place-items:center;min-width:5.5rem;min-height:2.75rem;padding:.35rem .8rem;border:1px solid var(--blue);border-radius:.5rem;background:var(--blue);color:var(--paper);font-size:.9375rem;font-weight:600;text-decoration:none;white-space:nowrap}
.sr{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
@media(max-width:45rem){
.need li{grid-template-columns:minmax(0,1fr) auto}
.need li>div{grid-column:1/-1}
.need .btn{grid-column:2;grid-row:1}
.load li{grid-template-columns:auto minmax(6rem,1fr)}
.load b{grid-column:1/-1}
.wide,.wide tbody,.wide tr,.wide td{display:block}
.wide thead{display:none}
.wide tr{border-top:1px solid var(--line);padding-block:.6rem}
.wide td,.wide td:first-child{border:0;padding:.1rem 0}
.wide td[data-l]::before{content:attr(data-l) ': ';color:var(--soft)}
.live label{flex:1 1 9rem;min-width:0}
.live select{width:100%}
.live button{flex:1 1 100%}
}
@media print{.live form,.live .eyebrow a,.btn{display:none}.need li{grid-template-columns:9rem minmax(0,1fr);break-inside:avoid}}
@media(forced-colors:active){.lo{stroke:CanvasText}.badge,.btn{border-color:CanvasText}}
`;
