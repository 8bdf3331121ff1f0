import type { Published } from './stage';

/** The first link to a page with that path in a text. */
export function linkIn(text: string, path: string): string {
	const found = new RegExp(`https://\\S+/webhook/${path}\\?t=[\\w.~-]+`).exec(text)?.[0];
	if (!found) throw new Error(`There is no link to "${path}" in: ${text}`);
	return found;
}

/**
 * Opens a link and sends its form, as a person in a browser does; the workflow runs with what the
 * trigger hands over.
 */
export async function submit(
	published: Published,
	trigger: string,
	link: string,
	fields: Record<string, string>,
) {
	const query = Object.fromEntries(new URL(link).searchParams);
	const { answer: page } = await published.call(trigger, { method: 'GET', query });
	const form = new URLSearchParams();
	for (const [input] of page.body.matchAll(/<input[^>]*type="hidden"[^>]*>/g)) {
		const name = /name="([^"]+)"/.exec(input)?.[1];
		if (name) form.set(name, /value="([^"]*)"/.exec(input)?.[1] ?? '');
	}
	for (const [name, value] of Object.entries(fields)) form.set(name, value);
	const done = await published.call(trigger, {
		method: 'POST',
		query,
		body: form.toString(),
		headers: { 'content-type': 'application/x-www-form-urlencoded' },
	});
	if (done.result?.error) throw done.result.error;
	return { page, ...done };
}
