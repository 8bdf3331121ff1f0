import type { ComponentChildren, VNode } from 'preact';

import { safeUrl } from '../language/safe-url';
import { Layout, Line } from './mail-blocks';
import { forOutlook, mailType } from './mail-type';
import type { Block } from './read-markdown';
import type { Inline } from './read-inline';

type Item = Extract<Block, { kind: 'item' }>;

/** A text as the HTML of a mail; links in the brand's color, everything else escaped. */
export function BlocksAsHtml(props: { blocks: readonly Block[]; accent: string }): VNode {
	const { blocks, accent } = props;
	const parts: ComponentChildren[] = [];
	for (let at = 0; at < blocks.length; at += 1) {
		const block = blocks[at];
		if (block?.kind === 'item') {
			const list = listFrom(blocks, at);
			parts.push(<List items={list} accent={accent} />);
			at += list.length - 1;
		} else if (block) parts.push(<Part block={block} accent={accent} />);
	}
	return <div style={breaks}>{parts}</div>;
}

/** A long address or word is broken: a phone would show the whole mail as wide as it is. */
const breaks = 'overflow-wrap:anywhere;word-break:break-word';

/** Items that stand together and count, or do not, as the first one does. */
function listFrom(blocks: readonly Block[], start: number): Item[] {
	const items: Item[] = [];
	for (const block of blocks.slice(start)) {
		const first = items[0];
		if (block.kind !== 'item') break;
		if (first && block.depth === 0 && (block.number === null) !== (first.number === null)) break;
		items.push(block);
	}
	return items;
}

function Part(props: { block: Exclude<Block, Item>; accent: string }): VNode {
	const { block, accent } = props;
	switch (block.kind) {
		case 'rule':
			return <hr style="margin:4px 0 16px 0;border:0;border-top:1px solid #d5d8dd" />;
		case 'heading':
			return (
				<h2 class="t" dir="auto" style={`margin:8px 0;${mailType(18, 26)};font-weight:bold`}>
					<Inlines content={block.content} accent={accent} />
				</h2>
			);
		case 'quote':
			return <Quote content={block.content} accent={accent} />;
		case 'paragraph':
			return (
				<Line>
					<Inlines content={block.content} accent={accent} />
				</Line>
			);
	}
}

/** Its bar is a cell: Word knows neither padding nor a border at the start of a line. */
function Quote(props: { content: readonly Inline[]; accent: string }): VNode {
	return (
		<blockquote dir="auto" style="margin:0 0 12px 0">
			<Layout>
				<tr>
					<td {...forOutlook({ bgcolor: '#d5d8dd', width: 3 })} style="width:3px;font-size:0">
						&nbsp;
					</td>
					<td class="t" style={`padding:0 12px;${mailType(16, 24)}`}>
						<Inlines {...props} />
					</td>
				</tr>
			</Layout>
		</blockquote>
	);
}

function List(props: { items: readonly Item[]; accent: string }): VNode {
	const { items, accent } = props;
	const style = `margin:0 0 12px 0;padding:0 24px;${mailType(16, 24)}`;
	const lines = items.map(({ number, depth, content }) => (
		<li
			{...(number === null ? {} : { value: number })}
			style={`margin:0 0 4px ${depth * 24}px;list-style-type:${number === null ? 'disc' : 'decimal'}`}
		>
			<Inlines content={content} accent={accent} />
		</li>
	));
	return items[0]?.number === null ? (
		<ul class="t" dir="auto" style={style}>
			{lines}
		</ul>
	) : (
		<ol class="t" dir="auto" style={style}>
			{lines}
		</ol>
	);
}

function Inlines(props: { content: readonly Inline[]; accent: string }): VNode {
	const { content, accent } = props;
	return <>{content.map((inline) => inlineOf(inline, accent))}</>;
}

function inlineOf(inline: Inline, accent: string): ComponentChildren {
	switch (inline.kind) {
		case 'text':
			return inline.text;
		case 'break':
			return <br />;
		case 'name':
			return `{${inline.name}}`;
		case 'strong':
			return (
				<strong>
					<Inlines content={inline.content} accent={accent} />
				</strong>
			);
		case 'emphasis':
			return (
				<em>
					<Inlines content={inline.content} accent={accent} />
				</em>
			);
		case 'link': {
			const label =
				inline.content.length === 0 ? (
					inline.href
				) : (
					<Inlines content={inline.content} accent={accent} />
				);
			const href = safeUrl(inline.href);
			if (href === null) return label;
			return (
				<a
					href={href}
					class="a"
					target="_blank"
					style={`color:${accent};text-decoration:underline`}
				>
					{label}
				</a>
			);
		}
	}
}
