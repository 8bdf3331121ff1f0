import type { Published } from './stage';

/** The first link to a page with that path in a text. */
export function linkIn(text: string, path: string): string {
	const found = new RegExp(`https://\\S+/webhook/${path}\\?t=[\\w.~-]+`).exec(text)?.[0];
	if (!found) throw new Error(`There is no link to "${path}" in: ${text}`);
	return found;
}

const queryOf = (link: string) => Object.fromEntries(new URL(link).searchParams);

/** The hidden fields of a page's form, or of its form for an action or step. */
function formIn(page: string, action?: string): Record<string, string> {
	const forms = page.match(/<form[^]*?<\/form>/g) ?? [];
	const form = action ? forms.find((one) => one.includes(`value="${action}"`)) : forms[0];
	if (!form) throw new Error(`No form for "${action ?? 'anything'}" in: ${page.slice(-600)}`);
	const fields: Record<string, string> = {};
	for (const [input] of form.matchAll(/<input[^>]*type="hidden"[^>]*>/g)) {
		const name = /name="([^"]+)"/.exec(input)?.[1];
		if (name) fields[name] = /value="([^"]*)"/.exec(input)?.[1] ?? '';
	}
	return fields;
}

/** Opens a link; gives the hidden fields of the form it shows. */
export async function openForm(
	published: Published,
	trigger: string,
	link: string,
	action?: string,
): Promise<Record<string, string>> {
	const { answer } = await published.call(trigger, { method: 'GET', query: queryOf(link) });
	return formIn(answer.body, action);
}

/** Sends a form; the workflow runs with what the trigger hands over. */
export async function send(
	published: Published,
	trigger: string,
	link: string,
	fields: Record<string, string>,
) {
	const done = await published.call(trigger, {
		method: 'POST',
		query: queryOf(link),
		body: new URLSearchParams(fields).toString(),
		headers: { 'content-type': 'application/x-www-form-urlencoded' },
	});
	if (done.result?.error) throw done.result.error;
	return done;
}

/** Rates as a person in a browser does, and sends the second page as well if there is more to say. */
export async function rate(
	published: Published,
	trigger: string,
	link: string,
	value: string,
	comment?: string,
) {
	const form = await openForm(published, trigger, link);
	const rated = await send(published, trigger, link, { ...form, value });
	if (comment === undefined) return rated;
	const details = formIn(rated.answer.body, 'details');
	return await send(published, trigger, link, { ...details, comment });
}
