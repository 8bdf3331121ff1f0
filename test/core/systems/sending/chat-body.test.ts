import { markdownQuote } from '../../../../core/language/chat-markdown';
import type { Letter } from '../../../../core/systems/channel';
import {
	bodyOf,
	cutMarkdown,
	plainOf,
	wholeBody,
} from '../../../../core/systems/sending/chat-body';
import { mentionsOf } from '../../../../core/systems/sending/mentions';
import { keepLines } from '../../../../core/systems/dingtalk/markdown';

const letterOf = (markdown: string): Letter => ({
	messageId: '<1@x>',
	from: { name: '', address: 'chat@chat.invalid' },
	to: { name: '李', address: 'li' },
	subject: 'A case',
	text: markdown,
	html: '',
	markdown,
	short: '',
	link: { title: 'Open', url: 'https://care.example/c?t=abc' },
	mention: [],
	language: 'en',
	headers: {},
});

/** What people type, and what somebody types who means harm: each is read whole, a piece after another. */
const pieces: Record<string, string> = {
	'quoted lines': '> a line of what they said\n',
	'open brackets': '[',
	'open links': '[a](',
	links: '[a](https://care.example/c) ',
	'links in links': '[[a](b)](c',
	stars: '**',
	bold: '**a** ',
	'half bold': '**a ',
	'empty lines': '\n',
	spaces: ' ',
	'carriage returns': '\r\n',
	hashes: '# ',
	mentions: '@all @<at id=all></at> ',
	backslashes: '\\',
	families: '👩‍👩‍👧‍👦',
	'ideographic spaces': '\u3000',
};

const deeds: Record<string, (text: string) => unknown> = {
	'takes the body': (text) => bodyOf(letterOf(text)),
	'takes the body of a link alone': (text) => bodyOf(letterOf(`x\n**[${text}`)),
	'writes it whole': (text) => wholeBody(letterOf(text), 4_000, { heading: (one) => `**${one}**` }),
	'cuts it': (text) => cutMarkdown(text, 2_000),
	'shows it plain': (text) => plainOf(text),
	'quotes it': (text) => markdownQuote(text),
	'breaks its lines': (text) => keepLines(text),
	'takes who is meant': (text) => mentionsOf([text, ...text.split(' ').slice(0, 5_000)]),
};

/** The shortest of several, ms: what else the machine does only adds. */
function timeOf(work: () => unknown): number {
	let least = Infinity;
	for (let turn = 0; turn < 5; turn++) {
		const began = performance.now();
		work();
		least = Math.min(least, performance.now() - began);
	}
	return least;
}

/** How many short texts are as long as the long one. */
const times = 8;
const short = 16_000;

describe.each(Object.entries(deeds))('a chat body: who %s', (_deed, read) => {
	it.each(Object.entries(pieces))('needs time by its length, of %s', (_what, piece) => {
		const textOf = (length: number) => piece.repeat(Math.ceil(length / piece.length));
		const [one, whole] = [textOf(short), textOf(short * times)];
		const inParts = () => {
			for (let part = 0; part < times; part++) read(one);
		};
		// What grows with its square takes eight times as long for the same text in one piece.
		let ratio = Infinity;
		for (let round = 0; round < 5 && ratio >= times / 2; round++) {
			ratio = timeOf(() => read(whole)) / Math.max(timeOf(inParts), 0.2);
		}
		expect(ratio).toBeLessThan(times / 2);
	});
});
