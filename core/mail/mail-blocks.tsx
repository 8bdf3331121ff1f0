import { h } from 'preact';
import type { ComponentChildren, VNode } from 'preact';

import { cleanText } from '../language/plain-text';
import { safeUrl } from '../language/safe-url';
import type { Brand } from '../model/settings';
import { forOutlook, ink, line, mailColors, mailType, soft } from './mail-type';

/** A paragraph in the mail's own type. */
export function Line(props: {
	children: ComponentChildren;
	quiet?: boolean;
	strong?: boolean;
	/** Pixels below it; 12 by default. */
	below?: number;
}): VNode {
	const quiet = props.quiet === true;
	const type = quiet ? mailType(14, 21, soft) : mailType(16, 24);
	const weight = props.strong === true ? ';font-weight:bold' : '';
	return (
		<p
			class={quiet ? 'q' : 't'}
			dir="auto"
			style={`margin:0 0 ${props.below ?? 12}px 0;${type}${weight}`}
		>
			{props.children}
		</p>
	);
}

/** What a mail asks or says, above all else in it. */
export function Heading({ children }: { children: ComponentChildren }): VNode {
	return (
		<h1 class="t" dir="auto" style={`margin:0 0 16px 0;${mailType(22, 30)};font-weight:bold`}>
			{children}
		</h1>
	);
}

/** Empty height: Word keeps no margin between tables. */
export function Gap({ px }: { px: number }): VNode {
	return (
		<Layout width="100%">
			<tr>
				<td height={px} style={`font-size:0;line-height:${px}px`}>
					&nbsp;
				</td>
			</tr>
		</Layout>
	);
}

/** A few words on a ground that says how urgent they are. */
export function MailBadge(props: {
	tone: 'warn' | 'bad' | 'good';
	brand: Brand;
	text: string;
}): VNode {
	const scheme = mailColors(props.brand);
	const ground = scheme[`${props.tone}-t`];
	return (
		<>
			<Layout>
				<tr>
					<td
						class={props.tone}
						dir="auto"
						{...forOutlook({ bgcolor: ground })}
						style={`background-color:${ground};border-radius:99px;padding:5px 14px;${mailType(14, 20, scheme[props.tone])};font-weight:bold`}
					>
						{props.text}
					</td>
				</tr>
			</Layout>
			<Gap px={14} />
		</>
	);
}

/** Several lines of outside text, line ends kept where `white-space` is ignored. */
export function Lines({ text }: { text: string }): VNode {
	return <CleanLines text={cleanText(text)} />;
}

/** The same of a text that is clean already, and may have marks of direction around a name. */
export function CleanLines({ text }: { text: string }): VNode {
	return (
		<>
			{text.split('\n').map((line, index) => (
				<>
					{index > 0 && <br />}
					{line}
				</>
			))}
		</>
	);
}

/**
 * A cell that is a button: `solid` for the one step that is wanted, outlined for all others. Outlook for
 * Windows draws mails with Word, which knows no padding of a link and little other CSS: so the colour is an
 * attribute, and for it the cell has all the padding. Elsewhere the link has most of it, so that the whole
 * button can be pressed.
 */
export function ButtonCell(props: {
	href: string;
	brand: Brand;
	solid: boolean;
	/** A square of a scale: no room beside its number. */
	square?: boolean;
	width?: string;
	label?: string;
	children: ComponentChildren;
}): VNode {
	const { solid, brand } = props;
	const { accent, fill, on } = mailColors(brand);
	const [inWord, cell, link] =
		props.square === true ? ['11px 0', '0', '11px 0'] : ['12px 24px', '2px 4px', '10px 20px'];
	const ground = solid
		? `background-color:${fill};border:1px solid ${accent}`
		: `border:1px solid ${line}`;
	const color = solid ? on : props.square === true ? ink : accent;
	return (
		<td
			class={solid ? 'f' : 'o'}
			align="center"
			valign="middle"
			width={props.width}
			{...(solid ? forOutlook({ bgcolor: fill }) : {})}
			style={`${ground};border-radius:${props.square === true ? 8 : 12}px;padding:${cell};mso-padding-alt:${inWord}`}
		>
			<a
				class={solid ? 'n' : props.square === true ? 't' : 'a'}
				href={props.href}
				target="_blank"
				aria-label={props.label}
				style={`display:block;padding:${link};${mailType(16, 24, color)};font-weight:bold;text-decoration:none`}
			>
				{solid ? <OnFill color={on}>{props.children}</OnFill> : props.children}
			</a>
		</td>
	);
}

/** Programs that take styles away leave the cell's ground, and a link on it blue, but for this. */
function OnFill(props: { color: string; children: ComponentChildren }): VNode {
	const { color, children } = props;
	// HTML has dropped the tag, and the renderer's types know it no more.
	return h('font', { class: 'n', color, style: `color:${color}` }, children) as VNode;
}

/** A table without meaning of its own. */
export function Layout(props: { width?: string; children: ComponentChildren }): VNode {
	return (
		<table
			role="presentation"
			{...forOutlook({ border: 0 })}
			cellpadding="0"
			cellspacing="0"
			width={props.width}
		>
			<tbody>{props.children}</tbody>
		</table>
	);
}

/** One big button, or nothing where the address cannot be a link. */
export function MailButton(props: {
	href: string;
	brand: Brand;
	children: ComponentChildren;
}): VNode | null {
	const href = safeUrl(props.href);
	if (href === null) return null;
	return (
		<>
			<Layout>
				<tr>
					<ButtonCell href={href} brand={props.brand} solid>
						{props.children}
					</ButtonCell>
				</tr>
			</Layout>
			<Gap px={16} />
		</>
	);
}

/** A code, big, in signs that are told apart; a press on it marks the whole of it where a program allows that. */
export function MailCode({ brand, code }: { brand: Brand; code: string }): VNode {
	const { tint } = mailColors(brand);
	return (
		<>
			<Layout width="100%">
				<tr>
					<td
						class="m t"
						dir="ltr"
						{...forOutlook({ bgcolor: tint })}
						style={`background-color:${tint};border-radius:12px;padding:14px 16px`}
					>
						<code
							class="t"
							style={`${mailType(22, 30)};font-family:Consolas,Menlo,'Courier New',monospace;font-weight:bold;word-break:break-all;-webkit-user-select:all;user-select:all`}
						>
							{code}
						</code>
					</td>
				</tr>
			</Layout>
			<Gap px={14} />
		</>
	);
}

/** What stands below a mail, in small type. */
export function Small({ children }: { children: ComponentChildren }): VNode {
	return (
		<p class="q" dir="auto" style={`margin:0 0 8px 0;${mailType(13, 20, soft)}`}>
			{children}
		</p>
	);
}

/** Quiet links for the foot of a mail, in one line; nothing where none can be a link. */
export function FootLinks(props: {
	links: ReadonlyArray<{ href: string | null; text: string }>;
}): VNode | null {
	const links = props.links.flatMap(({ href, text }) => {
		const safe = safeUrl(href);
		return safe === null ? [] : [{ href: safe, text }];
	});
	if (links.length === 0) return null;
	return (
		<Small>
			{links.map(({ href, text }, at) => (
				<>
					{at > 0 && ' \u00a0·\u00a0 '}
					<a
						class="q"
						href={href}
						target="_blank"
						style={`color:${soft};text-decoration:underline`}
					>
						{text}
					</a>
				</>
			))}
		</Small>
	);
}
