/** Most characters kept of each kind of text that a sender gives. */
export const caps = { id: 200, name: 200, title: 300, url: 2000, comment: 4000 } as const;
