import { library } from '../../workflows/source/library';
import { place } from '../../workflows/source/layout/place';
import { defineTemplate, type Template } from '../../workflows/source/template';
import { pictureFaults, zoomOf } from './grammar/picture-faults';
import { wordFaults } from './grammar/word-faults';

describe.each(library.map((template) => [template.file, template] as const))(
	'%s',
	(_, template) => {
		it('stands on the canvas so that one sees at a glance what it does', () => {
			expect(pictureFaults(template)).toEqual([]);
		});

		it('says in every language what it does, in words that fit', () => {
			expect(wordFaults(template)).toEqual([]);
		});
	},
);

/** Three nodes in a lane; the wires are for the test to lay. */
const example = (change: Partial<Template> = {}): Template => {
	const words = {
		title: 'Example',
		sentence: 'It shows.',
		who: 'the test',
		change: ['nothing'],
		lanes: [{ head: '1 · One', text: 'Two.' }],
		nodes: { start: 'Start', first: 'First', second: 'Second' },
	};
	const zh = {
		title: '示例',
		sentence: '示范。',
		who: '测试',
		change: ['无'],
		lanes: [{ head: '1 · 一', text: '二。' }],
		nodes: { start: '开始', first: '第一', second: '第二' },
	};
	const template = defineTemplate({
		file: 'example',
		group: 'Start here',
		nodes: { start: { kind: 'Manual' }, first: { kind: 'Router' }, second: { kind: 'Case' } },
		lanes: [{ colour: 'low', rows: [['start', 'first', 'second']] }],
		wires: ['start > first', 'first.Owner Found > second'],
		words: { en: words, zh },
	});
	return { ...template, ...change };
};

const withWords = (change: Partial<Template['words']['en']>, language: 'en' | 'zh' = 'en') => {
	const { words } = example();
	return example({ words: { ...words, [language]: { ...words[language], ...change } } });
};

describe('the grammar', () => {
	it('finds no fault with a small template, which opens at full size', () => {
		expect([...pictureFaults(example()), ...wordFaults(example())]).toEqual([]);
		expect(zoomOf(place(example()))).toBe(1);
	});

	it.each([
		['a wire over a node', { wires: ['start > first', 'start > second'] }, /runs over first/],
		['a wire that runs back', { wires: ['start > second', 'second > first'] }, /runs back/],
		['a node without a wire', { wires: ['start > first'] }, /no wire leads to second/],
		[
			'a trigger in the middle',
			{ lanes: [{ colour: 'low' as const, rows: [['first', 'start', 'second']] }] },
			/the trigger start is not the first/,
		],
		[
			'nodes in one long row',
			{
				lanes: [
					{ colour: 'low' as const, rows: [['start', ...Array(7).fill(null), 'first', 'second']] },
				],
			},
			/opens at \d\d %/,
		],
		[
			'wires that cross',
			{
				nodes: {
					start: { kind: 'ResponseTrigger' as const },
					first: { kind: 'Case' as const },
					second: { kind: 'Case' as const },
				},
				lanes: [
					{
						colour: 'low' as const,
						rows: [
							['start', 'first'],
							[null, 'second'],
						],
					},
				],
				wires: ['start.Low > second', 'start.High > first'],
			},
			/crosses/,
		],
	])('finds %s', (_, change, fault) => {
		expect(pictureFaults(example(change)).join('\n')).toMatch(fault);
	});

	it.each([
		[
			'a name that is cut',
			withWords({ nodes: { start: 'A name that is far too long to read' } }),
			/too long/,
		],
		['one name twice', withWords({ nodes: { start: 'One', first: 'One' } }), /two are "One"/],
		['Chinese in English', withWords({ who: '测试' }), /Chinese in the English file/],
		['English in Chinese', withWords({ who: '测试 of it' }, 'zh'), /English in the Chinese file/],
		['half-width signs in Chinese', withWords({ sentence: '示范,再示范。' }, 'zh'), /half-width/],
		['nothing to change', withWords({ change: [] }), /0 things to change/],
		[
			'a text over two lines',
			withWords({ lanes: [{ head: '1', text: 'So many words. '.repeat(40) }] }),
			/over two lines/,
		],
		[
			'an address on the canvas',
			withWords({ lanes: [{ head: '1', text: 'See https://example.com' }] }),
			/code or an address/,
		],
	])('finds %s', (_, template, fault) => {
		expect(wordFaults(template).join('\n')).toMatch(fault);
	});
});
