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
@media(max-width:45rem){
.live label{flex:1 1 9rem;min-width:0}
.live select{width:100%}
.live button{flex:1 1 100%}
}
@media print{.live form,.live .eyebrow a{display:none}}
`;
