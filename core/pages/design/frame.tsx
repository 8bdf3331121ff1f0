import type { ComponentChildren, VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';

import { dir } from '../../language/pick-language';
import { cleanLine, cleanText } from '../../language/plain-text';
import { mailLink, phoneLink, safeUrl } from '../../language/safe-url';
import type { Brand } from '../../model/settings';
import { heightScript } from '../frame-height';
import type { PageBase, Voice } from '../page-base';
import { voiceOf } from '../page-base';
import { frameCss } from './frame-css';
import { initialOf } from './initial';
import { palette } from './palette';
import { pageStyle } from './style';

/**
 * How a page shares its height: the greeting on the ground and the work on a sheet at the thumb
 * (`answer`), both low (`slim`), or all of it for the sheet (`read`).
 */
export type Shape = 'answer' | 'slim' | 'read';

const bodyClass: Record<Shape, string | undefined> = {
	answer: undefined,
	slim: 'slim',
	read: 'work',
};

const isFramed = ({ framedBy = [] }: PageBase): boolean => framedBy.length > 0;

const bodyClasses = ({ shape, base }: CustomerPage): string | undefined =>
	isFramed(base) ? `${bodyClass[shape] ?? ''} framed`.trim() : bodyClass[shape];

type CustomerPage = {
	base: PageBase;
	title: string;
	shape: Shape;
	preview?: boolean;
	/** On the ground, below the brand. */
	hello?: ComponentChildren;
	/** What the foot says before the brand's own lines: text, then links. */
	foot?: ComponentChildren;
	footLinks?: ComponentChildren;
	/** Rules of this very page; the same characters are forbidden as in the sheet. */
	rules?: string;
	children: ComponentChildren;
};

/** One whole document for a customer. */
export function renderCustomerPage(page: CustomerPage): string {
	const { base, preview, hello, foot, footLinks, children } = page;
	const voice = voiceOf(base.language);
	const { say, ours } = voice;
	const footer = cleanText(base.brand.footer);
	const privacy = safeUrl(base.brand.privacyUrl);
	return renderDocument(
		base,
		page.title,
		pageStyle(base.brand.color, 'customer') + (isFramed(base) ? frameCss : '') + (page.rules ?? ''),
		<body class={bodyClasses(page)}>
			<header class="over-top">
				<Banners base={base} preview={preview === true} voice={voice} />
				<div class="top">
					<BrandLine brand={base.brand} />
					{hello}
				</div>
			</header>
			<div class="sheet">
				<main>{children}</main>
				{(foot || footLinks || footer !== '' || privacy !== null || hasLinks(base.brand)) && (
					<footer class="foot">
						{foot}
						{footer !== '' && <p>{footer}</p>}
						{privacy !== null && (
							<a href={privacy} target="_blank" rel="noopener noreferrer" {...ours}>
								{say('page.privacy')}
							</a>
						)}
						<Contact brand={base.brand} />
						{base.brand.links.map(({ text, url }) => (
							<a href={safeUrl(url) ?? ''} target="_blank" rel="noopener noreferrer">
								{cleanLine(text, 60)}
							</a>
						))}
						{footLinks}
					</footer>
				)}
			</div>
		</body>,
	);
}

type DeskPage = {
	base: PageBase;
	title: string;
	/** The owner's case, or the board. */
	kind: 'case' | 'team';
	/** At the end of the head: where else to go, or who reads. */
	head?: ComponentChildren;
	/** Above everything, in place of the banner for customers. */
	banner?: string | null;
	/** Rules of this very page, as of a page for customers. */
	rules?: string;
	children: ComponentChildren;
};

/** One whole document for staff: the same parts on quieter ground. */
export function renderDeskPage(page: DeskPage): string {
	const { base, banner = null, head } = page;
	const { say, ours } = voiceOf(base.language);
	const footer = cleanText(base.brand.footer);
	const privacy = safeUrl(base.brand.privacyUrl);
	return renderDocument(
		base,
		page.title,
		pageStyle(base.brand.color, 'desk') + (page.rules ?? ''),
		<body class={`desk ${page.kind}`}>
			<header>
				{banner !== null && (
					<p class="test" {...ours}>
						{banner}
					</p>
				)}
				<div class="head">
					<BrandLine brand={base.brand} />
					{head}
				</div>
			</header>
			<main>{page.children}</main>
			{(footer !== '' || privacy !== null) && (
				<footer class="foot">
					{footer !== '' && <p>{footer}</p>}
					{privacy !== null && (
						<a href={privacy} target="_blank" rel="noopener noreferrer" {...ours}>
							{say('page.privacy')}
						</a>
					)}
				</footer>
			)}
		</body>,
	);
}

/** The document around a body: its head, and the one style sheet, which only the nonce lets in. */
export function renderDocument(base: PageBase, title: string, style: string, body: VNode): string {
	const brand = cleanLine(base.brand.name);
	const page: VNode = (
		<html lang={base.language} dir={dir(base.language)}>
			<head>
				<meta charset="utf-8" />
				<title>{brand === '' ? title : `${title} – ${brand}`}</title>
				<meta name="viewport" content="width=device-width,initial-scale=1" />
				<meta name="robots" content="noindex" />
				<meta name="color-scheme" content="light dark" />
				<meta name="format-detection" content="telephone=no" />
				<link rel="icon" href={iconOf(base.brand)} />
				<style nonce={base.nonce}>{style}</style>
				{isFramed(base) && <InFrame {...base} />}
			</head>
			{body}
		</html>
	);
	return `<!doctype html>${renderToString(page)}`;
}

/**
 * What a page in a frame has besides. Its links open beside the site: no page but the survey itself may
 * be shown in the frame.
 */
function InFrame({ framedBy = [] }: PageBase): VNode {
	return (
		<>
			<base target="_blank" />
			<script data-sites={framedBy.join(' ')}>{heightScript}</script>
		</>
	);
}

/** The logo, else the initial on the brand's colour, as the icon of the browser's tab. */
function iconOf(brand: Brand): string {
	if (brand.logo !== null) return brand.logo;
	const { fill, on } = palette(brand.color).light;
	const letter = initialOf(cleanLine(brand.name)).replace(/[^\p{L}\p{N}]/gu, '');
	if (letter === '') return 'data:,';
	const picture =
		"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'>" +
		`<rect width='32' height='32' rx='8' fill='${fill}'/>` +
		`<text x='16' y='23' text-anchor='middle' font-family='sans-serif' font-weight='700' font-size='20' fill='${on}'>${letter}</text></svg>`;
	return `data:image/svg+xml,${encodeURIComponent(picture)}`;
}

/** Whether this is a test or a preview, above everything else. */
export function Banners(props: { base: PageBase; preview: boolean; voice: Voice }): VNode {
	const { say, ours } = props.voice;
	const banner = (text: string) => (
		<p class="test" {...ours}>
			{text}
		</p>
	);
	return (
		<>
			{props.base.testMode && banner(say('banner.test'))}
			{props.preview && banner(say('banner.preview'))}
		</>
	);
}

const hasLinks = ({ contact, links }: Brand): boolean => contact !== null || links.length > 0;

/** A way to reach a person, as a link where one can be made of it. */
function Contact({ brand: { contact } }: { brand: Brand }): VNode | null {
	if (contact === null) return null;
	const href = contactLink(contact);
	const text = cleanLine(contact, 80).replace(/^https?:\/\//, '');
	return href === null ? <span>{text}</span> : <a href={href}>{text}</a>;
}

/** Where a contact leads: a mail, a call or a page. */
export function contactLink(contact: string | null): string | null {
	return mailLink(contact) ?? phoneLink(contact) ?? safeUrl(contact);
}

/** The brand's mark and name; nothing where it has no name. */
export function BrandLine({ brand }: { brand: Brand }): VNode | null {
	const name = cleanLine(brand.name);
	if (name === '') return null;
	return (
		<div class="brand">
			{brand.logo === null ? (
				<span class="mark" aria-hidden="true">
					{initialOf(name)}
				</span>
			) : (
				<img class="logo" src={brand.logo} alt="" />
			)}
			<span dir="auto">{name}</span>
		</div>
	);
}
