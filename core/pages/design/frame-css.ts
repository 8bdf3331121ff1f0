/**
 * A page in a frame: as high as what it holds, on the ground of the site around it. The same characters
 * are forbidden as in {@link partsCss}.
 */
export const frameCss = `
.framed{--gap:1.125rem;display:block;min-block-size:0;padding:.25rem;background:none}
.framed :is(.top,.sheet){max-inline-size:none;margin:0;box-shadow:none}
.framed .top{gap:var(--s3);padding:var(--s4) 1.25rem;border-radius:var(--r2) var(--r2) 0 0;background:var(--ground)}
.framed .sheet{padding:var(--s4) 1.25rem .5rem;border-radius:0 0 var(--r2) var(--r2);border:1px solid var(--hair);border-block-start:0}
.framed .hello{margin:0}
.framed .hello .sign{inline-size:3rem;block-size:3rem}
`;
