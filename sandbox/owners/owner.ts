import { setTimeout as sleep } from 'node:timers/promises';

import { reading } from '../customers/answer';
import { open, type Page, type PageForm, press } from '../customers/browser';
import { patiently } from '../customers/patience';

/** What an owner does with a case that lands with them. */
export type OwnerConduct =
	/** Acknowledges, calls, goes through the steps, finds the cause, resolves. */
	| 'resolves'
	/** Never opens the mail. */
	| 'ignores';

type Entries = Record<string, string>;

/** One thing to do on the page: the form of an action, and what is filled in. */
type Deed = { action: string; entries: Entries };

const note = 'Called the customer; the invoice was wrong and has been sent again.';

const steps: Deed[] = [
	{ action: 'acknowledge', entries: {} },
	{ action: 'log_contact', entries: { channel: 'phone', note } },
	{
		action: 'checklist',
		entries: {
			...Object.fromEntries(
				['hear', 'empathise', 'apologise', 'act'].map((step) => [`done.${step}`, '1']),
			),
			code: 'slow_response',
		},
	},
	{ action: 'resolve', entries: { note } },
];

/**
 * Works a case on the owner's page from the first tap to *Resolved*, form by form. Comes back when
 * the page cannot be reached; what was done before that is not done again.
 *
 * @returns how many forms were sent
 * @throws Error naming the step the page does not offer
 */
export async function workCase(link: string): Promise<number> {
	let sent = 0;
	for (const deed of steps) {
		const done = await patiently(`The owner's page (${deed.action})`, async () => {
			const page = await open(link);
			if (page.status !== 200) return page;
			const form = formOf(page, deed);
			// Not offered: already done before a break, or not asked for in this state.
			if (!form) return { ...page, skipped: true };
			if (Object.keys(deed.entries).length === 0) await sleep(reading);
			return await press(page, form, deed.entries);
		});
		if (done.status >= 400) {
			throw new Error(`"${deed.action}" was answered ${done.status}: ${done.text.slice(0, 300)}`);
		}
		if (!('skipped' in done)) sent += 1;
		// Nothing is offered any more: the case is resolved, and only our hearing of it was lost.
		else if (done.forms.length === 0) return sent;
		else if (deed.action === 'checklist') {
			throw new Error(`The owner's page offers no "${deed.action}": ${done.text.slice(0, 300)}`);
		}
	}
	return sent;
}

function formOf(page: Page, deed: Deed): PageForm | undefined {
	return page.forms.find(({ filled }) => filled.action?.includes(deed.action));
}
