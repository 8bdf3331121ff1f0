import type { ComponentChildren, VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';

import { legibleColor, textOn } from '../language/brand-color';
import { dir } from '../language/pick-language';
import { cleanLine, cleanText } from '../language/plain-text';
import { safeUrl } from '../language/safe-url';
import { template } from '../language/template';
import type { Brand } from '../model/settings';

const font = "font-family:Arial,'PingFang SC','Microsoft YaHei',sans-serif";
const white = '#ffffff';
const ink = '#1a1c20';
const soft = '#565c66';
const grey = '#f3f4f6';

/** Attributes that HTML has dropped and Outlook still needs; the renderer's types know them no more. */
export const forOutlook = (attributes: { bgcolor?: string; border?: 0; width?: number }) =>
	attributes;

/** The brand's color as mails use it: legible on white, with a text color that reads on it. */
export function mailColors({ color }: Brand): { accent: string; on: string } {
	if (lastColors.of !== color) {
		const accent = legibleColor(color, white);
		lastColors = { of: color, accent, on: textOn(accent) };
	}
	return lastColors;
}

/** Every part of a mail asks for them, and the next mail mostly as well. */
let lastColors = { of: '', accent: '', on: '' };

/** The mail's own type as a style: mail programs inherit nothing reliably. */
export function mailType(px: number, linePx: number): string {
	return `${font};font-size:${px}px;line-height:${linePx}px;color:${ink}`;
}

/** A paragraph in the mail's own type. */
export function Line(props: {
	children: ComponentChildren;
	quiet?: boolean;
	strong?: boolean;
}): VNode {
	const size =
		props.quiet === true
			? `font-size:13px;line-height:19px;color:${soft}`
			: `font-size:16px;line-height:24px;color:${ink}`;
	const weight = props.strong === true ? ';font-weight:bold' : '';
	return (
		<p dir="auto" style={`margin:0 0 12px 0;${font};${size}${weight}`}>
			{props.children}
		</p>
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
 * A cell that is a button. Outlook for Windows draws mails with Word, which knows no padding of a link and
 * little other CSS: so the color is an attribute, and for it the cell has all the padding. Elsewhere the link
 * has most of it, so that the whole button can be pressed.
 */
export function ButtonCell(props: {
	href: string;
	accent: string;
	on: string;
	wide?: boolean;
	label?: string;
	children: ComponentChildren;
}): VNode {
	const [inWord, cell, link] =
		props.wide === true
			? ['12px 24px', '2px 4px', '10px 20px']
			: ['12px 4px', '2px 2px', '10px 2px'];
	return (
		<td
			align="center"
			valign="middle"
			{...forOutlook({ bgcolor: props.accent })}
			style={`background-color:${props.accent};border-radius:6px;padding:${cell};mso-padding-alt:${inWord}`}
		>
			<a
				href={props.href}
				target="_blank"
				aria-label={props.label}
				style={`display:block;padding:${link};${font};font-size:16px;line-height:24px;font-weight:bold;color:${props.on};text-decoration:none`}
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
		<Layout>
			<tr>
				<ButtonCell href={href} wide {...mailColors(props.brand)}>
					{props.children}
				</ButtonCell>
			</tr>
			<tr>
				<td height="12" style="font-size:0;line-height:12px">
					&nbsp;
				</td>
			</tr>
		</Layout>
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

function renderFrame(mail: Mail): string {
	const { accent } = mailColors(mail.brand);
	const direction = dir(mail.language);
	const start = direction === 'rtl' ? 'right' : 'left';
	const brand = cleanLine(mail.brand.name);
	const footer = cleanText(mail.brand.footer);
	const row = (children: ComponentChildren, padding: string) => (
		<tr>
			<td align={start} style={`padding:${padding}`}>
				{children}
			</td>
		</tr>
	);
	const page = (
		<html lang={mail.language} dir={direction}>
			<head>
				<meta http-equiv="Content-Type" content="text/html; charset=utf-8" />
				<meta name="viewport" content="width=device-width,initial-scale=1" />
				<meta name="color-scheme" content="light" />
				<meta name="x-apple-disable-message-reformatting" />
				<title>{mail.title}</title>
			</head>
			<body
				{...forOutlook({ bgcolor: grey })}
				style={`margin:0;padding:0;background-color:${grey}`}
			>
				<div style="display:none;max-height:0;overflow:hidden;mso-hide:all">{mail.preheader}</div>
				<table
					role="presentation"
					lang={mail.language}
					dir={direction}
					{...forOutlook({ border: 0, bgcolor: grey })}
					cellpadding="0"
					cellspacing="0"
					width="100%"
				>
					<tbody>
						<tr>
							<td align="center" style="padding:16px 8px">
								<table
									role="presentation"
									{...forOutlook({ border: 0, bgcolor: white })}
									cellpadding="0"
									cellspacing="0"
									width="600"
									style={`width:100%;max-width:600px;background-color:${white};border-top:4px solid ${accent}`}
								>
									<tbody>
										{brand !== '' &&
											row(
												<p
													style={`margin:0;${font};font-size:16px;font-weight:bold;color:${accent}`}
												>
													{brand}
												</p>,
												'20px 24px 0 24px',
											)}
										{row(mail.children, '16px 24px 8px 24px')}
										{row(
											<>
												{mail.foot}
												{footer !== '' && (
													<Line quiet>
														<Lines text={footer} />
													</Line>
												)}
											</>,
											'8px 24px 16px 24px',
										)}
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

/** A quiet link for the foot of a mail. */
export function FootLink(props: {
	href: string | null;
	children: ComponentChildren;
}): VNode | null {
	const href = safeUrl(props.href);
	if (href === null) return null;
	return (
		<Line quiet>
			<a href={href} target="_blank" style={`color:${soft};text-decoration:underline`}>
				{props.children}
			</a>
		</Line>
	);
}
