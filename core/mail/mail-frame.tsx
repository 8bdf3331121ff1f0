import type { ComponentChildren, VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';

import { dir } from '../language/pick-language';
import { cleanLine, cleanText } from '../language/plain-text';
import { safeUrl } from '../language/safe-url';
import { template } from '../language/template';
import { pngSize } from '../model/brand-logo';
import type { Brand } from '../model/settings';
import { initialOf } from '../pages/design/initial';
import { palette, type Scheme } from '../pages/design/palette';

const font =
	"font-family:'Segoe UI',Roboto,Helvetica,Arial,'PingFang SC','Microsoft YaHei',sans-serif";
/** Text is the same for every brand, since in most mail programs it stands on grounds of theirs. */
const ink = '#1a1c20';
export const soft = '#50565f';
const line = '#7a8088';

/** Attributes that HTML has dropped and Outlook still needs; the renderer's types know them no more. */
export const forOutlook = (attributes: { bgcolor?: string; border?: 0; width?: number }) =>
	attributes;

/** The colours of a mail in light; the classes beside them turn dark where a program shows dark. */
export function mailColors({ color }: Brand): Scheme {
	return palette(color).light;
}

/** The mail's own type as a style: mail programs inherit nothing reliably. */
export function mailType(px: number, linePx: number, color = ink): string {
	return `${font};font-size:${px}px;line-height:${linePx}px;color:${color}`;
}

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
	return (
		<>
			{cleanText(text)
				.split('\n')
				.map((line, index) => (
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
				{props.children}
			</a>
		</td>
	);
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

type Mail = {
	language: string;
	brand: Brand;
	title: string;
	/** The line that mailboxes show beside the subject. */
	preheader: string;
	children: ComponentChildren;
	foot: ComponentChildren;
};

const htmlOf = (part: ComponentChildren): string => renderToString(<>{part}</>);

/** What all mails of a brand have around their parts; it is half of a mail, so it is rendered once. */
const framed = template(renderFrame, {
	title: htmlOf,
	preheader: htmlOf,
	children: htmlOf,
	foot: htmlOf,
});

/** A whole HTML mail: tables, attributes beside styles, no image, nothing loaded from anywhere. */
export function renderMail(mail: Mail): string {
	return framed({ ...mail, preheader: cleanLine(mail.preheader, 120) });
}

/** What a phone and a desk, a dark window and Outlook need beside the styles in the tags. */
function styleOf(brand: Brand): string {
	const { dark } = palette(brand.color);
	const text = { t: dark.ink, q: dark.soft, a: dark.accent, n: dark.on, x: dark.bad };
	const grounds = { g: dark.ground, c: dark.card, m: dark.tint, f: dark.fill };
	const tones = (['warn', 'bad', 'good'] as const).map(
		(tone) => [tone, dark[tone], dark[`${tone}-t`]] as const,
	);
	const important = (at: string, what: 'color' | 'background-color', value: string) =>
		`${at}{${what}:${value}!important}`;
	const all = (before: (what: 'color' | 'background-color') => string) =>
		[
			...Object.entries(text).map(([name, value]) =>
				important(`${before('color')}.${name}`, 'color', value),
			),
			...Object.entries(grounds).map(([name, value]) =>
				important(`${before('background-color')}.${name}`, 'background-color', value),
			),
			...tones.flatMap(([tone, over, under]) => [
				important(`${before('color')}.${tone}`, 'color', over),
				important(`${before('background-color')}.${tone}`, 'background-color', under),
			]),
		].join('');
	return (
		':root{color-scheme:light dark;supported-color-schemes:light dark}' +
		'@media(min-width:480px){.edge{padding:0 16px!important}.head{padding:28px 36px 16px 36px!important}' +
		'.pad{padding:32px 36px 28px 36px!important}.foot{padding:20px 36px 40px 36px!important}}' +
		`@media(prefers-color-scheme:dark){${all(() => '')}` +
		`.o{border-color:${dark.line}!important}.h{border-color:${dark.hair}!important}` +
		`.f{border-color:${dark.accent}!important}}` +
		// Outlook's own dark programs ask for no colour scheme and mark what they change.
		all((what) => (what === 'color' ? '[data-ogsc] ' : '[data-ogsb] '))
	);
}

/** Padding for a phone; a desk has more by the style sheet, and Word, which reads none, by its own word. */
const padded = (phone: string, desk: string): string => `padding:${phone};mso-padding-alt:${desk}`;

function renderFrame(mail: Mail): string {
	const scheme = mailColors(mail.brand);
	const { ground, card } = scheme;
	const direction = dir(mail.language);
	const start = direction === 'rtl' ? 'right' : 'left';
	const footer = cleanText(mail.brand.footer);
	const page = (
		<html lang={mail.language} dir={direction}>
			<head>
				<meta http-equiv="Content-Type" content="text/html; charset=utf-8" />
				<meta name="viewport" content="width=device-width,initial-scale=1" />
				<meta name="color-scheme" content="light dark" />
				<meta name="supported-color-schemes" content="light dark" />
				<meta name="x-apple-disable-message-reformatting" />
				<meta name="format-detection" content="telephone=no,date=no,address=no,email=no" />
				<title>{mail.title}</title>
				<style>{styleOf(mail.brand)}</style>
			</head>
			<body
				class="g"
				{...forOutlook({ bgcolor: ground })}
				style={`margin:0;padding:0;background-color:${ground}`}
			>
				<div style="display:none;max-height:0;overflow:hidden;mso-hide:all">
					{mail.preheader}
					{afterPreheader}
				</div>
				<table
					role="presentation"
					class="g"
					lang={mail.language}
					dir={direction}
					{...forOutlook({ border: 0, bgcolor: ground })}
					cellpadding="0"
					cellspacing="0"
					width="100%"
					style={`background-color:${ground}`}
				>
					<tbody>
						<tr>
							<td class="edge" align="center" style="padding:0">
								<table
									role="presentation"
									{...forOutlook({ border: 0 })}
									cellpadding="0"
									cellspacing="0"
									width="600"
									style="width:100%;max-width:600px"
								>
									<tbody>
										<BrandRow brand={mail.brand} start={start} />
										<tr>
											<td
												class="c pad"
												align={start}
												{...forOutlook({ bgcolor: card })}
												style={`background-color:${card};border-radius:20px;${padded('24px 12px 20px 12px', '32px 36px 28px 36px')}`}
											>
												{mail.children}
											</td>
										</tr>
										<tr>
											<td
												class="foot"
												align={start}
												style={padded('16px 12px 32px 12px', '20px 36px 40px 36px')}
											>
												{mail.foot}
												{footer !== '' && (
													<Small>
														<Lines text={footer} />
													</Small>
												)}
											</td>
										</tr>
									</tbody>
								</table>
							</td>
						</tr>
					</tbody>
				</table>
			</body>
		</html>
	);
	return `<!doctype html>${renderToString(page)}`;
}

/** Signs without width: mailboxes would fill the line beside the subject with the mail's own beginning. */
const afterPreheader = '\u034f\u200c\u00a0'.repeat(20);

/** Of a logo in a mail, pixels. */
const logoHeight = 32;
const widestLogo = 160;

/**
 * The logo as a picture in the mail itself: the sender makes an attachment of it that the mail shows. `null`
 * where there is none, or only an SVG, which mail programs leave out.
 */
function logoOf({ logo }: Brand): { width: number; height: number; picture: VNode } | null {
	const size = logo === null ? null : pngSize(logo);
	if (logo === null || size === null) return null;
	const scale = Math.min(logoHeight / size.height, widestLogo / size.width);
	const [width, height] = [size.width, size.height].map((side) =>
		Math.max(1, Math.round(side * scale)),
	);
	if (width === undefined || height === undefined) return null;
	const picture = (
		<img src={logo} alt="" width={width} height={height} style="display:block;border:0" />
	);
	return { width, height, picture };
}

function BrandRow({ brand, start }: { brand: Brand; start: 'left' | 'right' }): VNode | null {
	const name = cleanLine(brand.name);
	const { fill, on } = mailColors(brand);
	const logo = logoOf(brand);
	if (name === '') return null;
	return (
		<tr>
			<td class="head" align={start} style={padded('20px 12px 14px 12px', '28px 36px 16px 36px')}>
				<Layout>
					<tr>
						{logo !== null ? (
							<td width={logo.width} height={logo.height} valign="middle">
								{logo.picture}
							</td>
						) : (
							<td
								class="f n"
								aria-hidden="true"
								width="32"
								height="32"
								align="center"
								valign="middle"
								{...forOutlook({ bgcolor: fill })}
								style={`background-color:${fill};border-radius:10px;${mailType(16, 32, on)};font-weight:bold`}
							>
								{initialOf(name)}
							</td>
						)}
						<td width="10">&nbsp;</td>
						<td class="t" dir="auto" style={`${mailType(15, 22)};font-weight:bold`}>
							{name}
						</td>
					</tr>
				</Layout>
			</td>
		</tr>
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
