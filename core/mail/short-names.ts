import type { Block } from './read-markdown';
import { type Inline, typedName } from './read-inline';

/** What a text may call by a short name. */
export const shortNames = [
	'customer',
	'owner',
	'brand',
	'subject',
	'score',
	'comment',
	'case',
] as const;
export type ShortName = (typeof shortNames)[number];

const inChinese: Record<string, ShortName> = {
	客户: 'customer',
	负责人: 'owner',
	品牌: 'brand',
	事由: 'subject',
	评分: 'score',
	留言: 'comment',
	跟进单: 'case',
};

/** What stands for a name; with an address it is a link, and in a chat one that a group may see. */
export type NameValue = { text: string; href?: string; groupHref?: string };
export type NameValues = Partial<Record<ShortName, NameValue>>;

/** The short name that is meant by what stands between braces; `null` if none is. */
export function shortName(typed: string): ShortName | null {
	const known = shortNames.find((name) => name === typed.toLowerCase());
	return known ?? (Object.hasOwn(inChinese, typed) ? (inChinese[typed] ?? null) : null);
}

const everyName = new RegExp(typedName.source, 'gu');

/** What stands between braces on a line. */
export function namesOnLine(line: string): string[] {
	return [...line.matchAll(everyName)].map(([, name = '']) => name);
}

/** What stands between braces in a text, in its links, too. */
export function namesInBlocks(blocks: readonly Block[]): string[] {
	return blocks.flatMap((block) => (block.kind === 'rule' ? [] : block.content.flatMap(namesOf)));
}

function namesOf(inline: Inline): string[] {
	switch (inline.kind) {
		case 'name':
			return [inline.name];
		case 'link':
			return [...namesOnLine(inline.href), ...inline.content.flatMap(namesOf)];
		case 'strong':
		case 'emphasis':
			return inline.content.flatMap(namesOf);
		default:
			return [];
	}
}

/** A line with its names filled in, once: braces in a value stay text. */
export function fillLine(line: string, values: NameValues): string {
	return line.replace(everyName, (typed, name: string) => valueOf(name, values)?.text ?? typed);
}

/** A text with its names filled in; what is filled in is text, whatever marks it has. */
export function fillBlocks(blocks: readonly Block[], values: NameValues): Block[] {
	return blocks.map((block) =>
		block.kind === 'rule' ? block : { ...block, content: filled(block.content, values) },
	);
}

function filled(content: readonly Inline[], values: NameValues): Inline[] {
	return content.flatMap((inline): Inline[] => {
		switch (inline.kind) {
			case 'name':
				return shown(inline.name, values);
			case 'link':
				return [
					{
						...inline,
						href: filledAddress(inline.href, values),
						content: filled(inline.content, withoutLinks(values)),
					},
				];
			case 'strong':
			case 'emphasis':
				return [{ ...inline, content: filled(inline.content, values) }];
			default:
				return [inline];
		}
	});
}

/** On a link, a name that would be one is its words. */
function withoutLinks(values: NameValues): NameValues {
	const entries = Object.entries(values).map(([name, { text }]) => [name, { text }]);
	return Object.fromEntries(entries) as NameValues;
}

function shown(name: string, values: NameValues): Inline[] {
	const value = valueOf(name, values);
	if (!value) return [{ kind: 'text', text: `{${name}}` }];
	const lines = value.text.split('\n').flatMap((text, index): Inline[] => {
		const line: Inline = { kind: 'text', text };
		return index === 0 ? [line] : [{ kind: 'break' }, line];
	});
	return value.href === undefined ? lines : [{ kind: 'link', content: lines, href: value.href }];
}

/** A name that is the whole address gives its own; inside one it is a part of it. */
function filledAddress(href: string, values: NameValues): string {
	return href.replace(everyName, (typed, name: string) => {
		const value = valueOf(name, values);
		if (!value) return typed;
		return typed === href ? (value.href ?? value.text) : encodeURIComponent(value.text);
	});
}

function valueOf(typed: string, values: NameValues): NameValue | undefined {
	const name = shortName(typed);
	return name === null ? undefined : values[name];
}
