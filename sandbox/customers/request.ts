import { setTimeout as sleep } from 'node:timers/promises';

import { reading } from './answer';
import type { Request } from './behaviour';
import { open, press } from './browser';
import { patiently } from './patience';

/** Opens the preference page and presses the button that asks for a copy of the data, or its deletion. */
export async function request(link: string, what: Request, language: string): Promise<void> {
	const action = what === 'data' ? 'send_data' : 'erase_data';
	const page = await patiently('The preference page', async () => {
		const first = await open(link, language);
		if (first.status !== 200) return first;
		const form = first.forms.find(({ filled }) => filled.action?.includes(action));
		if (!form) throw new Error(`"${first.title}" has no button for "${what}".`);
		await sleep(reading);
		return await press(first, form, {}, language);
	});
	if (page.status !== 200) throw new Error(`The request was answered ${page.status}.`);
}
