import axios from 'axios';

import type { CaughtMail } from '../mail/mailbox';
import { until } from '../until';

/** The page of an n8n execution that waits for a decision. */
export function decisionIn(mail: CaughtMail): string | null {
	return mail.links.find((link) => new URL(link).pathname.includes('/webhook-waiting/')) ?? null;
}

/** The choice that *Privacy requests* offers; that page is made by n8n, in the browser. */
const choice = 'Yes, for good';

/** Decides as the admin does who opens the page of a mail and sends its form. */
export async function approve(link: string): Promise<void> {
	const validateStatus = () => true;
	// The mail may be there before n8n has put the execution to sleep.
	await until(
		'the page of a decision',
		async () => (await axios.get(link, { proxy: false, validateStatus })).status === 200,
		{ within: 60_000, every: 500 },
	);
	const form = new FormData();
	form.append('field-0', choice);
	const { status } = await axios.post(link, form, { proxy: false, validateStatus });
	if (status !== 200) throw new Error(`The decision was answered ${status}.`);
}
