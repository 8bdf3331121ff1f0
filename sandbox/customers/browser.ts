import axios from 'axios';
import { parse } from 'node-html-parser';

/** A form as a page offers it: where it goes, what is filled in, what can be chosen. */
export type PageForm = {
	action: string;
	/** Everything the browser would send untouched: hidden fields, filled fields, marked choices. */
	filled: Record<string, string[]>;
	/** Field → the values that can be chosen (radios, boxes, lists). */
	choices: Record<string, string[]>;
	/** Fields that take free text. */
	texts: string[];
	/** What the button says. */
	button: string;
};

export type Page = {
	url: string;
	status: number;
	html: string;
	title: string;
	/** All words on the page. */
	text: string;
	forms: PageForm[];
	links: string[];
};

const http = axios.create({
	proxy: false,
	timeout: 20_000,
	responseType: 'text',
	validateStatus: () => true,
	maxRedirects: 5,
	headers: { 'user-agent': 'Mozilla/5.0 (sandbox)', accept: 'text/html' },
});

/** Opens an address as a person's browser does. @throws when nobody answers there. */
export async function open(url: string, language = 'en'): Promise<Page> {
	const answer = await http.get<string>(url, { headers: { 'accept-language': language } });
	return readPage(url, answer.status, answer.data);
}

/**
 * Presses a form's button.
 *
 * @param entries what the person typed or chose, over what the form holds already
 * @throws when nobody answers there
 */
export async function press(
	page: Page,
	form: PageForm,
	entries: Record<string, string | readonly string[]>,
	language = 'en',
): Promise<Page> {
	const fields = new URLSearchParams();
	const all: Record<string, readonly string[]> = { ...form.filled };
	for (const [name, value] of Object.entries(entries)) {
		all[name] = typeof value === 'string' ? [value] : value;
	}
	for (const [name, values] of Object.entries(all)) {
		for (const value of values) fields.append(name, value);
	}
	const url = new URL(form.action, page.url).href;
	const answer = await http.post<string>(url, fields.toString(), {
		headers: {
			'content-type': 'application/x-www-form-urlencoded',
			'accept-language': language,
		},
	});
	return readPage(url, answer.status, answer.data);
}

/** Takes a page apart: its forms with everything in them, its links, its words. */
export function readPage(url: string, status: number, html: string): Page {
	const root = parse(html);
	return {
		url,
		status,
		html,
		title: root.querySelector('title')?.text.trim() ?? '',
		text: (root.querySelector('body') ?? root).structuredText.replace(/\s+/g, ' '),
		forms: root.querySelectorAll('form').map(readForm),
		links: root
			.querySelectorAll('a[href]')
			.map((link) => new URL(link.getAttribute('href') ?? '', url).href),
	};
}

type Element = ReturnType<typeof parse>;

function readForm(form: Element): PageForm {
	const read: PageForm = {
		action: form.getAttribute('action') ?? '',
		filled: {},
		choices: {},
		texts: [],
		button: form.querySelector('button')?.text.trim() ?? '',
	};
	const fill = (name: string, value: string) => (read.filled[name] ??= []).push(value);
	const offer = (name: string, value: string) => (read.choices[name] ??= []).push(value);
	for (const field of form.querySelectorAll('input, textarea, select')) {
		const name = field.getAttribute('name');
		if (!name) continue;
		const value = field.getAttribute('value') ?? '';
		switch (field.tagName === 'INPUT' ? field.getAttribute('type') : field.tagName) {
			case 'radio':
			case 'checkbox':
				offer(name, value);
				if (field.hasAttribute('checked')) fill(name, value);
				break;
			case 'SELECT':
				for (const option of field.querySelectorAll('option')) {
					const given = option.getAttribute('value') ?? option.text;
					if (given !== '') offer(name, given);
					if (option.hasAttribute('selected')) fill(name, given);
				}
				break;
			case 'hidden':
				fill(name, value);
				break;
			case 'TEXTAREA':
				read.texts.push(name);
				if (field.text !== '') fill(name, field.text);
				break;
			default:
				read.texts.push(name);
				if (value !== '') fill(name, value);
		}
	}
	return read;
}
