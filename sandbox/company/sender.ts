import type { CaughtMail } from '../mail/mailbox';

const address = 'hello@company.example';

/** Everything the company sends comes from here. */
export const companySender = `Linden Tea <${address}>`;

/** Whether a mail is one of the company's, which has a workspace of its own, and none of the day's. */
export const isOfCompany = ({ headers }: Pick<CaughtMail, 'headers'>): boolean =>
	headers.get('from')?.includes(address) === true;
