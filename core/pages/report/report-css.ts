/** The frame of a report: its head, its contents, its sections; the same characters are forbidden as in charts. */
export const reportCss = `
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;scroll-behavior:smooth}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.55 var(--sans)}
:lang(zh){line-height:1.7}
h1,h2,h3,p,ul,ol,dl,dd,figure,blockquote{margin:0;padding:0}
ul,ol{list-style:none}
a{color:var(--blue);text-underline-offset:.18em}
:focus-visible{outline:3px solid var(--blue);outline-offset:3px}
.skip{position:absolute;left:-99rem}
.skip:focus{left:1rem;top:1rem;background:var(--paper);padding:.5rem}
.wrap{max-width:74rem;margin-inline:auto;padding-inline:1.5rem}
.top{background:var(--ground);padding-block:1.5rem 2.25rem}
.eyebrow{display:flex;flex-wrap:wrap;gap:.1rem 1rem;justify-content:space-between;font-size:.875rem;color:var(--soft);margin-bottom:2rem}
.eyebrow b{color:var(--ink)}
h1{font-size:clamp(1.75rem,1.1rem + 2.6vw,2.875rem);line-height:1.13;letter-spacing:-.022em;font-weight:650;max-width:21em;text-wrap:balance}
:lang(zh) h1{letter-spacing:0;line-height:1.3;word-break:keep-all;overflow-wrap:anywhere}
.lede{font-size:1.125rem;color:var(--soft);max-width:44em;margin-top:1rem;text-wrap:pretty}
.three{display:grid;grid-template-columns:repeat(3,1fr);gap:1.75rem;margin-top:1.75rem}
.three>*{border-top:2px solid var(--ink);padding-top:.6rem}
.three dt{font-size:.8125rem;color:var(--soft);font-weight:600}
.three dd{margin-top:.15rem;font-size:.9688rem}
nav ul{display:flex;flex-wrap:wrap;gap:.15rem 1.1rem;font-size:.875rem;padding-block:.6rem}
nav{border-bottom:1px solid var(--line)}
nav a{text-decoration:none;display:inline-block;padding-block:.3rem}
nav a:hover{text-decoration:underline}
section{display:grid;grid-template-columns:12.5rem minmax(0,1fr);gap:1rem 3rem;padding-block:2.75rem;border-top:1px solid var(--line)}
section:first-of-type{border-top:0}
.rail h2{font-size:1.25rem;line-height:1.25;letter-spacing:-.01em}
.rail p{font-size:.875rem;color:var(--soft);margin-top:.5rem}
.rail{position:sticky;top:1.5rem;align-self:start}
.body{display:grid;gap:3rem;min-width:0}
.body>*{min-width:0}
footer{background:var(--ground);padding-block:2rem 3rem;font-size:.8125rem;color:var(--soft)}
footer p{max-width:60em;margin-top:.4rem}
@media(max-width:64rem){section{grid-template-columns:minmax(0,1fr)}.rail{position:static}}
@media(max-width:45rem){
.wrap{padding-inline:1rem}
.eyebrow{margin-bottom:1.25rem}
.three{grid-template-columns:minmax(0,1fr);gap:1rem}
nav ul{flex-wrap:nowrap;overflow-x:auto;white-space:nowrap}
section{padding-block:2rem}
.body{gap:2.5rem}
}
@media print{
@page{size:A4;margin:14mm 13mm 16mm}
:root{color-scheme:light}
html{font-size:82%}
*{-webkit-print-color-adjust:exact;print-color-adjust:exact}
nav,.skip{display:none}
section{display:block;padding-block:6mm 2mm}
.rail{position:static;margin-bottom:5mm;break-after:avoid}
.rail p{max-width:44em}
.body{display:block}
.body>*{margin-bottom:8mm}
.wrap{max-width:none;padding-inline:0}
.top{padding:7mm 6mm}
h2{break-after:avoid}
a{color:inherit;text-decoration:none}
footer{background:none}
}
@media(prefers-reduced-motion){html{scroll-behavior:auto}}
`;
