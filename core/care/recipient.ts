export const recipients = ['customer', 'owner'] as const;
/** Whom a step goes to: with `owner` it is a task for who looks after the customer. */
export type Recipient = (typeof recipients)[number];
