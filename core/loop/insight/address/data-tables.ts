/** What a tool can pull, by the names in the address. */
export const dataTables = ['scores', 'answers', 'cases', 'invitations', 'problems'] as const;
export type DataTableName = (typeof dataTables)[number];

export const dataFormats = ['csv', 'json'] as const;
export type DataFormat = (typeof dataFormats)[number];
