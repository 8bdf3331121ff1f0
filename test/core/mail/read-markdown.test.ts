import { type Block, readMarkdown, readPlain } from '../../../core/mail/read-markdown';
import type { Inline } from '../../../core/mail/read-inline';
import { leastTime, yardstick } from '../../yardstick';

/** What was read, in a notation of its own: `<b>` bold, `<i>` italics, `<a address>` link, `|` line end. */
function shown(blocks: readonly Block[]): string {
	return blocks
		.map((block) => {
			if (block.kind === 'rule') return '(rule)';
			const text = block.content.map(inline).join('');
			if (block.kind === 'paragraph') return text;
			if (block.kind !== 'item') return `(${block.kind}) ${text}`;
			return `(${'>'.repeat(block.depth)}${block.number ?? '-'}) ${text}`;
		})
		.join(' / ');
}

function inline(part: Inline): string {
	switch (part.kind) {
		case 'text':
			return part.text;
		case 'break':
			return '|';
		case 'name':
			return `<${part.name}>`;
		case 'strong':
			return `<b>${part.content.map(inline).join('')}</b>`;
		case 'emphasis':
			return `<i>${part.content.map(inline).join('')}</i>`;
		case 'link':
			return `<a ${part.href}>${part.content.map(inline).join('')}</a>`;
	}
}

describe('Markdown', () => {
	it.each([
		['**bold**, __bold__, *it* and _it_', '<b>bold</b>, <b>bold</b>, <i>it</i> and <i>it</i>'],
		['***both*** and *a **b** c*', '<b><i>both</i></b> and <i>a <b>b</b> c</i>'],
		// CommonMark leaves these three as they are typed; Chinese writes no spaces around words.
		['**注意：**请尽快回复', '<b>注意：</b>请尽快回复'],
		['感谢**“李伟”**的来信', '感谢<b>“李伟”</b>的来信'],
		['**100%**满意', '<b>100%</b>满意'],
		['中文*强调*文字', '中文<i>强调</i>文字'],
		['2*3*4, 5 * 3 * 2 and a_b_c', '2*3*4, 5 * 3 * 2 and a_b_c'],
		['**never closed, *neither', '**never closed, *neither'],
		['\\*no\\* \\{x\\}', '*no* {x}'],
		['[words](https://a.example/x_(y))', '<a https://a.example/x_(y)>words</a>'],
		['[**Case** of {customer}]({case})', '<a {case}><b>Case</b> of <customer></a>'],
		['[https://good.example](https://b.example)', '<a https://b.example>https://good.example</a>'],
		['![logo](https://a.example/l.png)', '<a https://a.example/l.png>logo</a>'],
		['See https://a.example/x?a=1&b=2.', 'See <a https://a.example/x?a=1&b=2></a>.'],
		['见https://a.example/路径。谢谢', '见<a https://a.example/路径></a>。谢谢'],
		[
			'<https://a.example> <mailto:a@example.com>',
			'<a https://a.example></a> <a mailto:a@example.com></a>',
		],
		['<b>not bold</b> & <script>x</script>', '<b>not bold</b> & <script>x</script>'],
		['{customer}, {客户} {"a":1} {1} { x }', '<customer>, <客户> {"a":1} {1} { x }'],
		['one\ntwo\n\nthree', 'one|two / three'],
		['# Title #\ntext\n## Next', '(heading) Title / text / (heading) Next'],
		['- a\n  - b\n* c\nmore', '(-) a / (>-) b / (-) c|more'],
		['1. a\n2) b\n3、丙', '(1) a / (2) b / (3) 丙'],
		['2026. Not a list', '2026. Not a list'],
		['> a\n> b\nc', '(quote) a|b / c'],
		['a\n---\nb\n* * *', 'a / (rule) / b / (rule)'],
		['', ''],
	])('%j', (text, read) => {
		expect(shown(readMarkdown(text))).toBe(read);
	});

	it('is read in no time, whatever somebody has typed', () => {
		const texts = ['**a ', '[a](b ', '[[', '*x _y ', '**', '***a** ', '(((', '> - 1. '];
		const most = 30 * yardstick();
		for (const text of texts) {
			const long = text.repeat(20_000 / text.length);
			expect(leastTime(() => readMarkdown(long), 3)).toBeLessThan(most);
		}
	});
});

describe('plain text', () => {
	it.each([
		['**stars** and _lines_ stay', '**stars** and _lines_ stay'],
		['- no list\n# no title', '- no list|# no title'],
		['one\n\n\n two {customer}', 'one / two <customer>'],
		['https://a.example, [x](y)', '<a https://a.example></a>, [x](y)'],
	])('%j', (text, read) => {
		expect(shown(readPlain(text))).toBe(read);
	});
});
