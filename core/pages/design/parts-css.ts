/**
 * The parts of every page that a customer sees, as a style sheet; {@link deskCss} adds what staff see.
 * Colours are roles of the palette. No quotation mark, ampersand or "less than" in here: the renderer
 * escapes those in text.
 */
export const partsCss = `
/* Parts of every page a customer sees; desk.css adds what staff see. */
*,::before,::after{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;scroll-padding-block:1rem 6rem}
body{margin:0;min-block-size:100vh;min-block-size:100svh;display:flex;flex-direction:column;background:radial-gradient(circle at calc(100% - 1.5rem) 3.5rem,var(--glow) max(8rem,15vw),transparent calc(max(8rem,15vw) + 1px)),radial-gradient(circle at calc(100% - 10rem) -3rem,var(--glow) max(7rem,13vw),transparent calc(max(7rem,13vw) + 1px)),linear-gradient(var(--wash),var(--ground) 30rem);color:var(--ink);font:var(--t-m)/1.5 var(--font);overflow-wrap:anywhere;-webkit-tap-highlight-color:transparent}
h1,h2,h3,p,ol,ul,dl,dd,fieldset,legend,blockquote{margin:0;padding:0;border:0}
ol,ul{list-style:none}
fieldset{min-inline-size:0}
legend{max-inline-size:100%;inline-size:100%}
h1,h2,h3{line-height:1.25;font-weight:700;text-wrap:balance}
h1{font-size:var(--t-xl);letter-spacing:-.012em}
h2{font-size:var(--t-l)}
h3{font-size:var(--t-m)}
p{text-wrap:pretty}
:is(h1,h2)+:is(p,ol,.picks){margin-block-start:.375rem}
h2+ol{margin-block-start:var(--s3)}
a{color:var(--accent);text-underline-offset:.2em;text-decoration-thickness:1px}
.s a,a.s{display:inline-block;padding-block:.25rem}
svg{display:block;flex:none}
.i{inline-size:1.25em;block-size:1.25em;fill:none;stroke:currentColor;stroke-width:1.75;stroke-linecap:round;stroke-linejoin:round}
[dir=rtl] .flip{transform:scaleX(-1)}
.soft{color:var(--soft)}.s{font-size:var(--t-s)}.xs{font-size:var(--t-xs)}
.num,time{font-variant-numeric:tabular-nums}
.pre{white-space:pre-wrap}
.hid{position:absolute;inline-size:1px;block-size:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.stack{display:grid;gap:var(--gap)}
.stack>*{min-inline-size:0}
:lang(zh){line-height:1.65;text-autospace:normal}
:lang(zh) :is(h1,h2,h3,b){line-height:1.4;letter-spacing:0;font-weight:600;word-break:keep-all}
/* page: the hello on tinted ground, the work on a sheet that sits at the thumb */
.over-top{display:contents}
.test{background:var(--ink);color:var(--ground);text-align:center;padding:.4rem var(--s4);font-size:var(--t-s);font-weight:600}
.top{flex:1 0 auto;display:flex;flex-direction:column;gap:var(--s4);padding:var(--s3) 1.25rem var(--s4)}
.brand{display:flex;align-items:center;gap:var(--s2);font-weight:650;font-size:var(--t-s)}
.brand [dir]{max-block-size:3.3em;overflow:hidden}
.mark{display:grid;place-items:center;flex:none;inline-size:2rem;block-size:2rem;border-radius:.625rem;background:var(--fill);color:var(--on);border:1px solid var(--accent);font-weight:700}
.logo{block-size:2rem;max-inline-size:10rem;object-fit:contain}
.hello{margin-block-start:auto;display:grid;gap:var(--s1);max-inline-size:30rem;text-wrap:balance}
.hello .sign{margin-block-end:var(--s3)}
.hello :is(b,h1){font-size:var(--t-2xl);line-height:1.2;letter-spacing:-.02em;text-wrap:balance}
.sheet{background:var(--card);border-radius:var(--r3) var(--r3) 0 0;box-shadow:var(--sh2);padding:clamp(1.125rem,3.4vh,2.25rem) max(1.25rem,env(safe-area-inset-left)) max(.75rem,env(safe-area-inset-bottom))}
.foot{display:flex;flex-wrap:wrap;justify-content:space-between;gap:0 var(--s4);margin-block-start:var(--gap);color:var(--soft);font-size:var(--t-xs);line-height:1.4}
.foot p{flex:1 0 100%}
.foot a{color:inherit;padding-block:.5rem}
@media(min-width:40em){
.top,.sheet{inline-size:100%;max-inline-size:36rem;margin-inline:auto}
.top{flex:none;gap:var(--s6);padding:clamp(1.5rem,12vh,7.5rem) 2.25rem var(--s5)}
.sheet{border-radius:var(--r3);padding:2.25rem 2.25rem 1rem;margin-block-end:var(--s6)}
h1{font-size:1.625rem}
.work .sheet{flex:none!important}
.draw{--size:4rem}
.items fieldset{grid-template-columns:minmax(0,1fr) 15rem!important}
.items+.ends{inline-size:15rem!important}
}
/* button, link list */
.btn{display:flex;align-items:center;justify-content:center;gap:var(--s2);inline-size:100%;min-block-size:3.25rem;padding:.5rem 1.25rem;border:1px solid var(--accent);border-radius:var(--r2);background:var(--fill);color:var(--on);font:inherit;font-weight:650;line-height:1.3;text-align:center;text-decoration:none;cursor:pointer;box-shadow:var(--sh1)}
.btn.alt{background:transparent;color:var(--accent);border-color:var(--line);box-shadow:none}
.btn.bare{background:none;border-color:transparent;box-shadow:none;color:var(--accent);min-block-size:2.75rem}
form:has(:invalid) .btn:not(.alt,.bare){background:var(--tint);color:var(--accent);box-shadow:none}
.btn:hover{filter:brightness(1.06)}
.btn.alt:hover,.btn.bare:hover{background:var(--tint);filter:none}
.links{display:flex;flex-wrap:wrap;gap:0 var(--s5)}
.links a{padding-block:.6rem;font-weight:600;font-size:var(--t-s)}
:focus-visible{outline:3px solid var(--ink);outline-offset:2px;border-radius:var(--r1)}
.btn:focus-visible{border-radius:var(--r2)}
/* note, badge, chip, avatar, card */
.note{display:flex;gap:var(--s3);align-items:flex-start;padding:.625rem .875rem;border-radius:var(--r1);background:var(--tint);font-size:var(--t-s)}
.note a{display:inline-block;padding-block:.3rem}
.note .i{margin-block-start:.1em;color:var(--accent)}
.note.bad{background:var(--bad-t)}.note.bad .i,.note.bad a{color:var(--bad)}
.note.good{background:var(--good-t)}.note.good .i{color:var(--good)}
.badge{display:inline-flex;align-items:center;gap:.35em;padding:.2rem .6rem;border-radius:var(--r9);background:var(--sunk);color:var(--ink);font-size:var(--t-xs);font-weight:600;line-height:1.4;font-variant-numeric:tabular-nums}
.badge .i{inline-size:1.1em;block-size:1.1em}
.badge.bad{background:var(--bad-t);color:var(--bad)}.badge.warn{background:var(--warn-t);color:var(--warn)}.badge.good{background:var(--good-t);color:var(--good)}.badge.on{background:var(--tint);color:var(--accent)}
.row{display:flex;flex-wrap:wrap;gap:var(--s2);align-items:center}
.face{display:grid;place-items:center;flex:none;inline-size:2.5rem;block-size:2.5rem;border-radius:50%;background:var(--tint);color:var(--accent);font-weight:650;line-height:1}
.card{background:var(--card);border-radius:1.125rem;box-shadow:var(--sh1);padding:var(--s4)}
/* a code to copy: one press marks the whole of it */
.code{display:block;margin-block:var(--s2);padding:.75rem 1rem;border-radius:var(--r2);background:var(--tint);font:700 1.375rem/1.35 ui-monospace,Consolas,Menlo,monospace;overflow-wrap:anywhere;white-space:pre-wrap;user-select:all;-webkit-user-select:all}
/* Selectors with :has() or :user-invalid stand alone: in a list they would take the others with them in older browsers. */
/* rating: one row for every scale; the label is the target, there are no gaps between targets */
.ask>legend{margin-block-end:var(--gap)}
.ask>.err{margin-block:calc(var(--s2)*-1) var(--s3)}
.rate{display:grid;grid-auto-flow:column;grid-auto-columns:minmax(0,1fr)}
.rate label{position:relative;display:grid;cursor:pointer}
.rate input,.chip input{position:absolute;z-index:3;inset:0;inline-size:100%;block-size:100%;margin:0;opacity:0;cursor:pointer}
.rate input:focus-visible+span{outline:3px solid var(--ink);outline-offset:2px;z-index:2}
.ends{display:flex;justify-content:space-between;gap:var(--s4);margin-block-start:var(--s2);font-size:var(--t-xs);color:var(--soft);font-weight:400;line-height:1.35}
.ends span{flex:0 1 auto;max-inline-size:48%}
.ends span+span{text-align:end}
/* numbers */
.bar{border:1px solid var(--line);border-radius:var(--r2)}
.bar span{display:grid;place-items:center;position:relative;min-block-size:3.25rem;font-weight:600;font-variant-numeric:tabular-nums;border-inline-start:1px solid var(--hair)}
.bar label:first-child span{border:0;border-start-start-radius:.8rem;border-end-start-radius:.8rem}
.bar label:last-child span{border-start-end-radius:.8rem;border-end-end-radius:.8rem}
.bar label:hover span{background:var(--tint)}
.bar label:has(~label :checked) span{background:var(--tint)}
.bar :checked+span,.bar label:hover :checked+span{background:var(--fill);color:var(--on);outline:1px solid var(--accent);outline-offset:-1px;border-color:transparent;border-radius:var(--r1);margin:-.3125rem -1px;font-weight:800;font-size:1.1875rem;box-shadow:0 6px 14px -6px var(--accent);z-index:1}
/* more points than a row of a phone takes */
.bar.many{grid-auto-flow:row;grid-template-columns:repeat(7,minmax(0,1fr))}
/* stars, faces: the word of the choice takes the place of the end labels */
.draw{--size:3.5rem;position:relative;padding-block-end:1.75rem;margin-inline:min(0px,(5*var(--size) - 100%)/8)}
.stars{--size:3.25rem}
.draw label{position:static}
.draw .cell{position:relative;display:grid;place-items:center;min-block-size:4rem}
.word{position:absolute;inset-inline:0;inset-block-end:0;text-align:center;font-weight:650;font-size:var(--t-s);visibility:hidden}
.draw label:has(:checked) .word{visibility:visible}
.draw+.ends{margin-block-start:-1.6rem}
.draw:has(:checked)+.ends{visibility:hidden}
.draw input:focus-visible+svg{outline:3px solid var(--ink);outline-offset:1px;border-radius:var(--r1)}
.stars svg{inline-size:min(var(--size),100%);block-size:auto;fill:var(--card);stroke:var(--line);stroke-width:1.5;stroke-linejoin:round}
.stars :checked+svg{fill:var(--fill);stroke:var(--accent)}
.stars label:has(~label :checked) svg{fill:var(--fill);stroke:var(--accent)}
.stars label:hover svg{stroke:var(--accent)}
.stars label:has(~label:hover) svg{stroke:var(--accent)}
.faces svg{inline-size:min(var(--size,3.5rem),92%);block-size:auto;border-radius:50%}
.faces circle{fill:var(--f);stroke:var(--line);stroke-width:1.5}
.faces path{fill:none;stroke:#1d1712;stroke-width:3;stroke-linecap:round;stroke-linejoin:round}
.faces .open{fill:#1d1712}
.p1{--f:var(--f1)}.p2{--f:var(--f2)}.p3{--f:var(--f3)}.p4{--f:var(--f4)}.p5{--f:var(--f5)}
.faces:has(:checked) circle{fill:var(--sunk)}
.faces:has(:checked) path{stroke:var(--soft)}
.faces:has(:checked) .open{fill:var(--soft)}
.faces :checked+svg{box-shadow:0 0 0 3px var(--card),0 0 0 6px var(--accent);scale:1.06}
.faces :checked+svg circle{fill:var(--f);stroke:#1d1712}
.faces :checked+svg path{stroke:#1d1712}
.faces :checked+svg .open{fill:#1d1712}
/* index: a row per item */
.items{display:grid;gap:.25rem}
.items fieldset{display:grid;grid-template-columns:minmax(0,1fr) min(12rem,62%);align-items:center;gap:var(--s3)}
.items legend{float:inline-start;font-weight:600;font-size:var(--t-s);line-height:1.25}
.items .bar span{min-block-size:2.625rem}
.items .bar :checked+span{margin-block:-.125rem}
.items+.ends{margin-inline-start:auto;inline-size:min(12rem,62%);margin-block-start:var(--s1)}
/* more than five points: the question stands above its row */
.items.long fieldset{grid-template-columns:minmax(0,1fr)!important;gap:.25rem}
.items.long+.ends{inline-size:auto!important;margin-inline-start:0}
.over{margin-block-end:var(--s3)}
/* error: after a try, or as the server found it */
.err{display:none;gap:var(--s2);color:var(--bad);font-size:var(--t-s);font-weight:600}
.err.on{display:flex}
.field>legend+.err,.field>legend+div>.items{margin-block-start:.375rem}
:has(>.err):has(:user-invalid)>.err{display:flex}
fieldset:has(>.bar :user-invalid)>.bar{border-color:var(--bad);box-shadow:0 0 0 1px var(--bad)}
.ask:has(>.err):has(:user-invalid)>div>.bar{border-color:var(--bad);box-shadow:0 0 0 1px var(--bad)}
/* chips, fields, choice rows */
.chips{display:flex;flex-wrap:wrap;gap:var(--s2);margin-block-start:var(--s3)}
.chip,.pick{position:relative;display:block;max-inline-size:100%}
.chip>span{display:grid;place-items:center;min-block-size:2.75rem;padding:.375rem 1rem;border-radius:var(--r9);box-shadow:inset 0 0 0 1px var(--line);font-size:var(--t-s);font-weight:500;line-height:1.3;text-align:center}
.pick>span{display:flex;align-items:center;gap:.75rem;min-block-size:3.5rem;padding:.5rem 1rem;border-radius:var(--r2);box-shadow:inset 0 0 0 1px var(--line);font-weight:600;line-height:1.3}
.pick small{display:block;font-size:var(--t-xs);font-weight:400;color:var(--soft)}
.pick svg{inline-size:2rem;block-size:2rem;color:var(--accent)}
.i.down{transform:scaleY(-1)}
:is(.chip,.pick):hover>span{background:var(--tint)}
:is(.chip,.pick) :checked+span{background:var(--tint);box-shadow:inset 0 0 0 2px var(--accent)}
:is(.chip,.pick) :checked+span::before{content:'';position:absolute;inset-block-start:-.3rem;inset-inline-end:-.1rem;inline-size:1.25rem;block-size:1.25rem;border-radius:50%;background:var(--fill);box-shadow:inset 0 0 0 1px var(--accent),0 0 0 2px var(--card)}
:is(.chip,.pick) :checked+span::after{content:'';position:absolute;inset-block-start:-.02rem;inset-inline-end:.35rem;inline-size:.32rem;block-size:.58rem;border:solid var(--on);border-width:0 2px 2px 0;rotate:42deg}
:is(.chip,.pick) input:focus-visible+span{outline:3px solid var(--ink);outline-offset:2px}
.pick>input{position:absolute;z-index:3;inset:0;inline-size:100%;block-size:100%;margin:0;opacity:0;cursor:pointer}
.picks{display:grid;gap:var(--s2)}
.field{display:grid;grid-template-columns:minmax(0,1fr);gap:.375rem;font-weight:600}
.field .soft{font-weight:400;font-size:var(--t-s)}
.in{display:block;inline-size:100%;min-block-size:2.75rem;padding:.6rem .8rem;border:1px solid var(--line);border-radius:var(--r1);background:var(--card);color:inherit;font:inherit;font-weight:400;line-height:1.45}
textarea.in{min-block-size:5.25rem;max-block-size:50vh;field-sizing:content;resize:vertical}
select.in{appearance:auto}
@supports selector(:has(a)){.only{display:none}}
.in:hover{border-color:var(--accent)}
.in[aria-invalid=true]{border:2px solid var(--bad)}
.in:user-invalid{border:2px solid var(--bad)}
.check{display:flex;gap:var(--s3);align-items:flex-start}
.check [type=checkbox]{flex:none;inline-size:1.5rem;block-size:1.5rem;margin:0;accent-color:var(--fill)}
/* progress: two parts; steps: what happened and what comes */
.prog{display:grid;grid-template-columns:1fr 1fr;gap:var(--s2);font-size:var(--t-xs);color:var(--soft);line-height:1.35}
.prog li{display:flex;gap:.3rem;padding-block-start:.5rem;border-block-start:4px solid var(--hair);border-radius:2px}
.prog li{position:relative;color:var(--ink);font-weight:600}
.prog .done{border-color:var(--accent)}
.prog [aria-current]::before{content:'';position:absolute;inset-block-start:-4px;inset-inline-start:0;inline-size:40%;block-size:4px;border-radius:2px;background:var(--accent)}
.prog .i{color:var(--accent)}
.steps li{position:relative;display:grid;grid-template-columns:2rem minmax(0,1fr);gap:0 var(--s3);padding-block-end:1rem}
.steps li:last-child{padding-block-end:0}
.steps li:not(:last-child)::after{content:'';position:absolute;inset-block:2.125rem .125rem;inset-inline-start:calc(1rem - 1px);inline-size:2px;background:var(--hair)}
.steps .done:not(:last-child)::after{background:var(--accent)}
.dot{display:grid;place-items:center;inline-size:2rem;block-size:2rem;border-radius:50%;box-shadow:inset 0 0 0 2px var(--line);color:var(--soft);font-size:var(--t-s);font-weight:650}
.done>.dot{background:var(--fill);color:var(--on);box-shadow:inset 0 0 0 1px var(--accent)}
.now>.dot{background:var(--tint);color:var(--accent);box-shadow:inset 0 0 0 2px var(--accent),0 0 0 4px var(--tint)}
.steps div{padding-block-start:.25rem;min-inline-size:0}
.steps .now b{font-weight:700}.steps b{font-weight:600}
/* the drawn sign of thanks and messages */
.sign{inline-size:4rem;block-size:4rem;border-radius:50%;display:grid;place-items:center;background:var(--fill);color:var(--on);border:1px solid var(--accent)}
.sign svg{inline-size:2.5rem;block-size:2.5rem;fill:none;stroke:currentColor;stroke-width:3;stroke-linecap:round;stroke-linejoin:round}
.fold summary{display:flex;align-items:center;gap:var(--s3);min-block-size:3rem;font-weight:600;cursor:pointer;list-style:none}
.fold summary::-webkit-details-marker{display:none}
.fold summary::after{content:'';margin-inline-start:auto;flex:none;inline-size:.5rem;block-size:.5rem;border:solid var(--soft);border-width:0 2px 2px 0;rotate:45deg;translate:-.25rem -.1rem}
.fold[open]>summary::after{rotate:225deg;translate:-.25rem .15rem}
/* pages that are read rather than answered: the sheet takes the height */
.slim .top{gap:var(--s3);padding-block-end:var(--s3)}
.slim .hello{display:block}
.slim .hello b{font-size:inherit;letter-spacing:0}
.work .top{flex:none;padding-block-end:var(--s3)}
.work .sheet{flex:1 0 auto;display:flex;flex-direction:column}
.work .sheet>main{flex:1;display:grid;align-content:start;gap:var(--gap)}
.tight{gap:var(--s2)}
.two{grid-template-columns:1fr 1fr}
.two .pick>span{block-size:100%;flex-direction:column;justify-content:center;gap:.25rem;min-block-size:5.5rem;text-align:center}
.vow{padding:.25rem 0 .25rem 1rem;border-inline-start:4px solid var(--accent);display:grid;gap:var(--s1);justify-items:start}
.when summary{cursor:pointer;padding-block:.25rem;list-style:none;text-decoration:underline dotted;text-underline-offset:.25em}
.or{display:flex;align-items:center;gap:var(--s3);color:var(--soft);font-size:var(--t-s)}
.or::before,.or::after{content:'';flex:1;block-size:1px;background:var(--hair)}
.quiet{background:var(--card);color:var(--soft);border-color:transparent}
/* what only a device with a keyboard on its screen can do */
.touch{display:none}
@media(pointer:coarse){.touch{display:block}}
/* kiosk: no sheet, faces as buttons */
.kiosk{text-align:center;padding:var(--s5);justify-content:space-between;gap:var(--gap)}
.kiosk main{display:grid;gap:clamp(1.5rem,6vh,4rem);justify-items:center;inline-size:100%;max-inline-size:64rem;margin-inline:auto}
.kiosk p a{display:inline-block;padding-block:.5rem}
.thank{display:grid;gap:var(--s5);justify-items:center}
.kiosk form{display:grid;gap:clamp(1.5rem,8vh,4.5rem);inline-size:100%}
.kiosk h1{font-size:clamp(1.75rem,5vw,3.25rem);letter-spacing:-.025em}
.big{display:grid;gap:var(--s3)}
.big button{display:flex;align-items:center;gap:var(--s4);padding:.75rem 1.25rem;border:0;border-radius:var(--r3);background:var(--card);box-shadow:var(--sh2);color:inherit;font:inherit;font-weight:600;text-align:start;cursor:pointer}
.big svg{inline-size:clamp(3rem,10vw,7rem)}
@media(min-width:40em){.big{grid-template-columns:repeat(5,minmax(0,1fr))}.big button{flex-direction:column;text-align:center;padding:clamp(.75rem,2vw,1.75rem) var(--s2)}}
.big button:active{scale:.97;background:var(--tint)}
.wait{inline-size:min(16rem,60%);block-size:.375rem;border-radius:1rem;background:linear-gradient(var(--fill),var(--fill)) 0/100% 100% no-repeat var(--hair)}
[dir=rtl] .wait{scale:-1 1}
@media(max-width:22.4em){.items fieldset{grid-template-columns:minmax(0,1fr) min(10.5rem,62%)}.items+.ends{inline-size:min(10.5rem,62%)}}
/* large text on a small screen: the row may break, nothing is lost */
@media(max-width:16em){.two{grid-template-columns:minmax(0,1fr)}.bar.n11{grid-auto-flow:row;grid-template-columns:repeat(6,minmax(0,1fr))}.items fieldset{grid-template-columns:minmax(0,1fr)}.items+.ends{inline-size:100%}.top,.sheet{padding-inline:.75rem}h1{font-size:1.2rem}.prog{grid-template-columns:1fr}.hello :is(b,h1){font-size:1.375rem}}
@media(prefers-reduced-motion:no-preference){
.bar span,.btn,.chip>span,.pick>span{transition:background-color .12s,box-shadow .12s}
.faces svg{transition:scale .18s cubic-bezier(.3,1.6,.6,1)}
.sign path{stroke-dasharray:60;animation:draw .5s .1s ease-out backwards}
.sign{animation:pop .35s cubic-bezier(.3,1.5,.6,1) backwards}
.wait{animation:wait 8s linear forwards}
@keyframes wait{to{background-size:0 100%}}
@keyframes draw{from{stroke-dashoffset:60}}
@keyframes pop{from{scale:.7;opacity:0}}
}
@media(forced-colors:active){
.sheet,.card,.bar,.chip>span,.pick>span,.note,.badge,.face,.dot,.mark,.big button{border:1px solid}
.rate :checked+span,.chip :checked+span,.pick :checked+span{forced-color-adjust:none;background:Highlight;color:HighlightText;outline:2px solid Highlight}
.stars svg{fill:Canvas;stroke:ButtonText}
.stars :checked+svg{fill:Highlight;stroke:Highlight}
.stars label:has(~label :checked) svg{fill:Highlight;stroke:Highlight}
.faces :checked+svg{outline:4px solid Highlight;outline-offset:2px}
.prog .done,.prog [aria-current]{border-color:Highlight}
}
`;
