import { escapeHtml } from '../../../core/language/escape-html';
import { template } from '../../../core/language/template';

type View = { name: string | null; loud: boolean; words: { greeting: string; end?: string } };

const page = ({ name, loud, words }: View): string =>
	`<p class="${loud ? 'loud' : ''}">${words.greeting}${name === null ? '' : ` ${name}`}${words.end ?? ''}</p>`;
const slots = { name: escapeHtml };
const hello = { greeting: 'Hello' };

describe('a template', () => {
	it('renders once for all that fills its slots, and escapes what fills them', () => {
		const render = jest.fn(page);
		const greet = template(render, slots);
		expect(greet({ name: 'Ada', loud: false, words: hello })).toBe('<p class="">Hello Ada</p>');
		expect(greet({ name: '<b>', loud: false, words: hello })).toBe(
			'<p class="">Hello &lt;b&gt;</p>',
		);
		expect(render).toHaveBeenCalledTimes(1);
	});

	it('renders anew for everything else that a view says, without being told what that is', () => {
		const render = jest.fn(page);
		const greet = template(render, slots);
		const views: View[] = [
			{ name: 'Ada', loud: false, words: hello },
			{ name: 'Ada', loud: true, words: hello },
			{ name: 'Ada', loud: false, words: { greeting: 'Good day' } },
			{ name: 'Ada', loud: false, words: { greeting: 'Hello', end: '!' } },
			{ name: null, loud: false, words: hello },
		];
		for (const view of [...views, ...views]) expect(greet(view)).toBe(page(view));
		expect(render).toHaveBeenCalledTimes(views.length);
	});

	it('takes equal views for equal, whatever objects they are made of', () => {
		const render = jest.fn(page);
		const greet = template(render, slots);
		greet({ name: 'Ada', loud: false, words: { greeting: 'Hello' } });
		greet({ name: 'Bo', loud: false, words: { greeting: 'Hello' } });
		expect(render).toHaveBeenCalledTimes(1);
	});

	it('puts a value in once: a mark inside it stays text', () => {
		const greet = template(page, slots);
		const words = { greeting: 'Hello' };
		expect(greet({ name: '%slot_name%', loud: false, words })).toBe(
			'<p class="">Hello %slot_name%</p>',
		);
	});
});
