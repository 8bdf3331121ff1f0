/** What staff see on top of the parts: the owner's case and the board. */
export const deskCss = `
/* What staff see: the owner's case and the lead's board, on top of parts.css. */
.desk{display:block;background:linear-gradient(var(--wash),transparent 14rem),var(--desk)}
.desk .head{display:flex;align-items:center;gap:var(--s3);padding:var(--s3) var(--s4);max-inline-size:72rem;margin-inline:auto}
.head .brand{margin-inline-end:auto}
.head a{padding-block:.625rem;font-size:var(--t-s);font-weight:600;color:inherit}
.desk main{max-inline-size:72rem;margin-inline:auto;padding:0 var(--s3) var(--s5);display:grid;gap:var(--s3)}
.desk main>*{min-inline-size:0}
.desk h1{font-size:var(--t-xl)}
.desk h2{font-size:var(--t-m)}
.who{display:grid;grid-template-columns:auto minmax(0,1fr);gap:var(--s3);align-items:center;padding-inline:var(--s1)}
.who .face{inline-size:3rem;block-size:3rem;font-size:var(--t-l)}
.who .face,.who .badge:not(.warn,.bad){background:var(--card)}
.who .row,.who form{grid-column:1/-1}
.who .row{gap:.375rem}
.about{display:flex;flex-wrap:wrap;gap:0 var(--s3)}
.about>*{padding-block:.25rem}
.clock{border-radius:1.125rem;background:var(--card);box-shadow:var(--sh1)}
.clock>p{padding:0 var(--s4) var(--s3)}
.clock .facts .soft{color:inherit}
span.late{color:var(--bad);font-weight:600}
.clock summary{display:flex;flex-wrap:wrap;align-items:center;gap:var(--s1) var(--s2);min-block-size:2.75rem;padding:.5rem var(--s4);cursor:pointer;list-style:none;font-weight:600}
.clock summary::-webkit-details-marker{display:none}
.clock summary span:not(.meter){flex:1 1 0}
.facts time{display:block}
.clock b{font-variant-numeric:tabular-nums}
.clock .meter{flex:1 0 100%;block-size:.25rem;border-radius:1rem;background:color-mix(in srgb,currentColor 22%,transparent);overflow:hidden}
.meter svg{inline-size:100%;block-size:100%;fill:currentColor}
.clock.warn{background:var(--warn-t);color:var(--warn)}.clock.bad{background:var(--bad-t);color:var(--bad)}.clock.good{background:var(--good-t);color:var(--good)}
.facts{display:grid;grid-template-columns:auto 1fr;gap:var(--s1) var(--s4);font-size:var(--t-s)}
.facts dt{color:var(--soft)}.facts dd{min-inline-size:0}
.clock .facts{padding:0 var(--s4) var(--s3);color:var(--ink)}
.clock .facts dt{color:inherit}
.quote{display:grid;gap:var(--s3);margin:0}
.told dt{color:var(--soft);font-size:var(--t-s)}.told dd+dt{margin-block-start:var(--s2)}
.fold .told{padding-block-end:var(--s4)}
.quote blockquote{font-size:var(--t-l);line-height:1.5;white-space:pre-wrap;padding-inline-start:var(--s4);border-inline-start:3px solid var(--accent)}
.score{display:flex;align-items:center;gap:var(--s3)}
.score .n{display:grid;place-items:center;inline-size:3.25rem;block-size:3.25rem;border-radius:var(--r2);font-size:1.5rem;font-weight:750;background:var(--bad-t);color:var(--bad)}
.n.warn{background:var(--warn-t)!important;color:var(--warn)!important}.n.good{background:var(--good-t)!important;color:var(--good)!important}
.score .badge{vertical-align:middle}
.score div{flex:1;line-height:1.3}
.trend{text-align:end;font-size:var(--t-xs);color:var(--soft)}
.trend svg{inline-size:5.5rem;block-size:2rem;overflow:visible;margin-inline-start:auto;fill:none;stroke:var(--line);stroke-width:2;stroke-linecap:round;stroke-linejoin:round}
.trend circle{fill:var(--bad);stroke:var(--card)}.trend.warn circle{fill:var(--warn)}.trend.good circle{fill:var(--good)}
.tag{padding:.15rem .6rem;border-radius:var(--r9);box-shadow:inset 0 0 0 1px var(--hair);font-size:var(--t-xs)}
.titled{display:flex;align-items:baseline;justify-content:space-between;gap:var(--s3);margin-block-end:var(--s2)}
.heat li{border-block-end:1px solid var(--hair)}
.heat .check{padding-block:.625rem;cursor:pointer}
.heat .check span{display:grid;line-height:1.35}
.heat b{font-weight:600}
.heat .more{inline-size:calc(100% - 2.25rem);margin-inline-start:2.25rem;margin-block-end:var(--s3)}
.heat .more.in{min-block-size:2.75rem}
@supports selector(:has(a)){.heat li:not(.kept,:has(:checked)) .more{display:none}}
.card .field{margin-block:var(--s3)}
.folds{padding-block:var(--s3) 0}
.list{display:grid;gap:var(--s2);margin-block-end:var(--s3)}
.fold .badge .i{color:inherit}
.foot{max-inline-size:72rem;margin:0 auto;padding:0 var(--s4) var(--s4);inline-size:100%}
form .field+.btn,fieldset+.field,.field+.field{margin-block-start:var(--s3)}
.folds .fold>.soft,.folds form>.soft{margin-block-end:var(--s2)}
.card>p+.quote{margin-block:var(--s3)}
textarea.in[rows='1']{min-block-size:2.75rem}
.card>form,.card>.fold{margin-block-start:var(--s2)}
.folds .fold+.fold{border-block-start:1px solid var(--hair)}
.folds .fold>form{padding-block-end:var(--s4)}
.fold summary .i{color:var(--soft)}
.todo li{display:flex;gap:var(--s2);align-items:center}
.todo a{padding-block:.5rem}
.todo .i{color:var(--warn)}
.log li{position:relative;display:grid;grid-template-columns:2rem minmax(0,1fr);gap:0 var(--s3);padding-block-end:var(--s4)}
.log li:not(:last-child,.day)::after{content:'';position:absolute;inset-block:2.125rem .125rem;inset-inline-start:calc(1rem - 1px);inline-size:2px;background:var(--hair)}
.log .dot{box-shadow:none;background:var(--sunk)}
.log .bad>.dot{background:var(--bad-t);color:var(--bad)}
.log .good>.dot{background:var(--good-t);color:var(--good)}
.log .dot .i{inline-size:1.125rem;block-size:1.125rem}
.log li:has(+.day)::after{display:none}
.log .day{padding-block-end:var(--s2)}
.log h3{grid-column:1/-1;font-size:var(--t-xs);font-weight:600;color:var(--soft)}
.log div{line-height:1.4;padding-block-start:.2rem}
/* the dock: always the next sensible step, call and mail one tap away; what has the focus stays above it */
html{scroll-padding-block-end:11rem}
.dock{position:sticky;inset-block-end:0;z-index:3;margin-inline:calc(var(--s3)*-1);margin-block-end:calc(var(--s5)*-1);padding:var(--s3) var(--s4) max(var(--s3),env(safe-area-inset-bottom));background:var(--card);box-shadow:0 -1px 0 var(--hair),0 -12px 32px -12px #0003;display:flex;flex-wrap:wrap;gap:var(--s2)}
.dock p{flex:1 0 100%;font-size:var(--t-xs);color:var(--soft);line-height:1.3}
.dock form,.dock>.btn{flex:1 1 8rem}
.dock .btn{min-block-size:3rem}
.dock>.sq{flex:none;inline-size:3rem;padding:0}
.sheet-opens,.sheetlet>.sheet-opens{display:none}
.sheetlet{display:block;border:0;border-radius:1.125rem;background:var(--card);color:inherit;padding:var(--s4)}
.sheetlet .btn{margin-block-start:var(--s3)}
@supports selector(:popover-open){
.sheet-opens,.sheetlet>.sheet-opens{display:flex}
.sheet-plain{display:none}
.sheetlet:not(:popover-open){display:none}
.sheetlet{position:fixed;inset:auto 0 0;inline-size:100%;max-inline-size:34rem;margin:0 auto;max-block-size:90vh;overflow:auto;border:0;border-radius:var(--r3) var(--r3) 0 0;background:var(--card);color:inherit;padding:var(--s5) 1.25rem;box-shadow:var(--sh2)}
.sheetlet::backdrop{background:#0007}
}
@media(min-width:60em){
.desk main{padding-inline:var(--s4);gap:var(--s4)}
.case main{grid-template-columns:minmax(0,1fr) 23rem;align-items:start}
.case .side{grid-column:2;grid-row:1/span 3}
.case .who,.case .mid,.case .dock{grid-column:1}
.dock{margin-inline:0;margin-block-end:0;inset-block-end:var(--s4);border-radius:1.125rem;box-shadow:var(--sh2);border:1px solid var(--hair);align-items:center}
.dock form,.dock>.btn:not(.sq){flex:0 0 15rem}
.dock p{flex:1 1 12rem;font-size:var(--t-s)}
@supports selector(:popover-open){.sheetlet{inset:0;margin:auto;block-size:fit-content;border-radius:var(--r3)}}
}
.mid>*{min-inline-size:0}
.mid{display:grid;gap:var(--s3);align-content:start}
/* the board: columns on a desk, sections on a phone */
.figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(9rem,100%),1fr));gap:var(--s4)}
.figures+p{margin-block-start:var(--s3)}
.figures div{display:grid;align-content:start}
.figures dt{order:1;font-size:var(--t-s);line-height:1.35}
.figures dd{font-size:1.625rem;font-weight:700;line-height:1.2;letter-spacing:-.02em;font-variant-numeric:tabular-nums}
.figures dd+dd{order:2;font-size:var(--t-xs);font-weight:400;color:var(--soft);letter-spacing:0;line-height:1.5}
.filter{display:grid;grid-template-columns:1fr 1fr;gap:var(--s2)}
.filter .wide{grid-column:1/-1}
.filter .btn{min-block-size:2.75rem}
@media(max-width:26em){.filter{grid-template-columns:1fr}.team .head{flex-wrap:wrap}}
.board{display:grid;gap:var(--s4)}
.col{display:grid;gap:var(--s2);align-content:start}
.col h2{display:flex;align-items:center;gap:var(--s2);padding:var(--s1)}
.col h2 span{font-weight:400;color:var(--soft);font-variant-numeric:tabular-nums}
.col.late h2{color:var(--bad)}
.col.late .ticket{box-shadow:inset 0 0 0 1.5px var(--bad),var(--sh1)}
.ticket{position:relative;display:grid;gap:var(--s2);padding:var(--s3) var(--s4)}
.ticket h3 a{color:inherit;text-decoration:none}
.ticket h3 a::after{content:'';position:absolute;inset:0;border-radius:1.125rem}
.ticket:hover{box-shadow:0 0 0 2px var(--accent)}
.ticket q{display:-webkit-box;-webkit-line-clamp:2;-webkit-box-orient:vertical;overflow:hidden;font-size:var(--t-s);line-height:1.45}
.ticket .score .n{inline-size:2.25rem;block-size:2.25rem;border-radius:var(--r1);font-size:var(--t-m)}
.ticket .face{inline-size:1.5rem;block-size:1.5rem;font-size:.6875rem}
.ticket .end{display:flex;flex-wrap:wrap;align-items:center;gap:var(--s2);font-size:var(--t-xs);color:var(--soft)}
.ticket .end .badge{margin-inline-start:auto}
.none{padding:var(--s4);border:1px dashed var(--line);border-radius:1.125rem;color:var(--soft);font-size:var(--t-s);text-align:center}
@media(min-width:60em){
.team main,.team .head,.team .foot{max-inline-size:96rem}
.filter{grid-template-columns:2fr 1fr 1fr 1fr auto}.filter .wide{grid-column:auto}.filter .btn,.card .btn.alt{inline-size:auto;min-inline-size:9rem}
.figures div+div{padding-inline-start:var(--s4);border-inline-start:1px solid var(--hair)}
.board{grid-template-columns:repeat(5,minmax(0,1fr));gap:var(--s3)}
.col{background:color-mix(in srgb,var(--line) 9%,transparent);border-radius:1.125rem;padding:var(--s2)}
}
@media screen and (min-width:60em) and (prefers-color-scheme:dark){.col{background:none;box-shadow:inset 0 0 0 1px var(--hair)}}
@media(max-width:16em){.fold summary .i{display:none}.desk .head{flex-wrap:wrap}.score div{flex-basis:100%}.facts{grid-template-columns:minmax(0,1fr)}.who,.check{overflow-wrap:anywhere}.figures,.filter{grid-template-columns:1fr}.dock{position:static}.score{flex-wrap:wrap}.heat .more{inline-size:100%;margin-inline:0}}
@media(forced-colors:active){.dock,.clock,.n,.tag{border:1px solid}}
.two.grid{display:grid;gap:var(--s3)}
.dock.still{position:static;margin:0;border-radius:1.125rem}
`;
