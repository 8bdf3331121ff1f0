import type { ComponentChildren, VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';

import { dir } from '../language/pick-language';
import { cleanLine, cleanText } from '../language/plain-text';
import { template } from '../language/template';
import { pngSize } from '../model/brand-logo';
import type { Brand } from '../model/settings';
import { initialOf } from '../pages/design/initial';
import { Layout, Lines, Small } from './mail-blocks';
import { styleOf } from './mail-style';
import { forOutlook, mailColors, mailType } from './mail-type';

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
									width="100%"
									style="max-width:600px"
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
	return `<!doctype html>${inWord(renderToString(page))}`;
}

/** Word knows no greatest width: for it alone the mail stands in a table that has one. */
function inWord(html: string): string {
	const open = `<table role="presentation" border="0" cellpadding="0" cellspacing="0" width="600"><tr><td>`;
	return html
		.replace(/(<td class="edge"[^>]*>)/, `$1<!--[if mso]>${open}<![endif]-->`)
		.replace(
			/<\/td><\/tr><\/tbody><\/table><\/body>/,
			'<!--[if mso]></td></tr></table><![endif]-->$&',
		);
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
