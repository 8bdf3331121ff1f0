/** Type, space, radius and what else is the same for every brand; colours come from the palette. */
export const tokens = `
--font:system-ui,-apple-system,'Segoe UI',Roboto,'PingFang SC','HarmonyOS Sans SC',MiSans,'Microsoft YaHei','Noto Sans SC','Noto Sans CJK SC',sans-serif;
--t-xs:.8125rem;--t-s:.875rem;--t-m:1rem;--t-l:1.125rem;--t-xl:1.375rem;--t-2xl:1.75rem;
--s1:.25rem;--s2:.5rem;--s3:.75rem;--s4:1rem;--s5:1.5rem;--s6:2rem;
--gap:clamp(.875rem,2.6vh,1.75rem);
--r1:.625rem;--r2:.875rem;--r3:1.5rem;--r9:99rem;
--glow:#ffffff59;--desk:var(--sunk);
--f1:#ff9d8d;--f2:#ffbe8a;--f3:#f5d67b;--f4:#bfdd83;--f5:#7fdc9b;
--sh1:0 1px 2px #0f1f1b14,0 1px 1px #0f1f1b0a;
--sh2:0 1px 2px #0f1f1b0d,0 12px 40px -8px #0f1f1b24;
`;

/** What of it is another in the dark. */
export const darkTokens = `
--glow:#ffffff0a;--desk:var(--ground);
--sh1:0 0 0 1px #ffffff0d;--sh2:0 0 0 1px #ffffff0f,0 16px 40px #0006;
`;
