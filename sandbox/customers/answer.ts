import { setTimeout as sleep } from 'node:timers/promises';

import type { Behaviour, Rating } from './behaviour';
import { open, type Page, type PageForm, press } from './browser';
import { patiently } from './patience';

/** Nobody types a comment in no time, ms. */
const typing = 1_200;

/** Who only presses a button has read the page before, ms. */
export const reading = 1_700;

/** An answer that the page has acknowledged. */
export type Acknowledged = {
	step: 'rating' | 'details' | 'opt_out';
	/** The value that was chosen; `null` for an opt-out. */
	rating: number | null;
};

/** The page that asks for a rating has one form with a field of this step. */
function formOf(page: Page, step: 'rating' | 'details'): PageForm | undefined {
	return page.forms.find((form) => form.filled.step?.includes(step));
}

/**
 * Opens a survey link and does what the customer does with it, button by button. Comes back when
 * the page cannot be reached.
 *
 * @param noted told of every answer as soon as the page has taken it
 * @throws Error with what the page said, when it does not offer what a customer needs
 */
export async function answerSurvey(
	link: string,
	behaviour: Behaviour,
	{ language, noted }: { language: string; noted: (what: Acknowledged) => void },
): Promise<void> {
	switch (behaviour.kind) {
		case 'silent':
		case 'opts_out':
			return;
		case 'half':
		case 'requests':
			await rate(link, behaviour.rating, language, noted);
			return;
		case 'answers':
			await rateAndExplain(link, behaviour, language, noted);
			return;
		case 'twice': {
			const { first, then, comment } = behaviour;
			await rateAndExplain(link, { rating: first, comment }, language, noted);
			await sleep(typing);
			await rateAndExplain(link, { rating: then, comment }, language, noted);
		}
	}
}

/** The value to choose on this page. */
function valueOf(page: Page, form: PageForm, rating: Rating): string {
	const values = (form.choices.value ?? []).map(Number).sort((one, other) => one - other);
	const value = rating === 'best' ? values.at(-1) : rating === 'worst' ? values[0] : rating;
	if (value !== undefined && values.includes(value)) return String(value);
	throw new Error(`"${page.title}" offers no ${rating}; it offers ${values.join(', ')}.`);
}

/** The page after the rating was sent, and what was chosen. */
type Rated = { page: Page; value: number };

type Noted = (what: Acknowledged) => void;

/** One visit from the link to the button; a broken-off one begins at the link again. */
async function rate(link: string, rating: Rating, language: string, noted: Noted): Promise<Rated> {
	let value = '';
	const page = await patiently('The survey page', async () => {
		const first = await open(link, language);
		if (first.status !== 200) return first;
		const form = formOf(first, 'rating');
		if (!form) throw new Error(`"${first.title}" asks for no rating.`);
		value = valueOf(first, form, rating);
		return await press(first, form, { value }, language);
	});
	if (page.status !== 200) {
		throw new Error(`The rating was answered ${page.status}: ${page.text.slice(0, 200)}`);
	}
	noted({ step: 'rating', rating: Number(value) });
	return { page, value: Number(value) };
}

async function rateAndExplain(
	link: string,
	answer: { rating: Rating; comment: string; reasons?: number },
	language: string,
	noted: Noted,
): Promise<void> {
	const { page, value } = await rate(link, answer.rating, language, noted);
	const form = formOf(page, 'details');
	// A survey without reasons and comment is finished here.
	if (!form) return;
	await sleep(typing);
	const reasons = (form.choices.reason ?? []).slice(0, answer.reasons ?? 1);
	const entries: Record<string, string | string[]> = {};
	if (form.texts.includes('comment')) entries.comment = answer.comment;
	if (reasons.length > 0) entries.reason = reasons;
	const after = await patiently(
		'The details page',
		async () => await press(page, form, entries, language),
	);
	if (after.status !== 200) {
		throw new Error(`The details were answered ${after.status}: ${after.text.slice(0, 200)}`);
	}
	noted({ step: 'details', rating: value });
}

/** Opens the opt-out link of a mail and presses its button. */
export async function optOut(link: string, language: string, noted: Noted): Promise<void> {
	const page = await patiently('The opt-out page', async () => {
		const first = await open(link, language);
		if (first.status !== 200) return first;
		const form = first.forms.find(({ filled }) => filled.action?.includes('opt_out'));
		if (!form) throw new Error(`"${first.title}" offers no opt-out.`);
		await sleep(reading);
		return await press(first, form, {}, language);
	});
	if (page.status !== 200) throw new Error(`The opt-out was answered ${page.status}.`);
	noted({ step: 'opt_out', rating: null });
}
