import type { ComponentChildren, VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';

import { dir } from '../language/pick-language';
import { cleanLine, cleanText } from '../language/plain-text';
import { safeUrl } from '../language/safe-url';
import type { Say } from '../language/say';
import { sayIn, sentenceLanguage } from '../language/say';
import type { Brand } from '../model/settings';
import { pageStyle } from './page-style';

/** What every page is given. */
export type PageBase = {
	/** BCP 47 tag of the reader's language; our own sentences fall back to English. */
	language: string;
	brand: Brand;
	/** The nonce in the page's headers. */
	nonce: string;
	testMode: boolean;
};

/**
 * How a page speaks: our sentences, the language they are in, and the attributes that mark them in a
 * page of another language.
 */
export type Voice = { say: Say; language: string; ours: { lang?: string; dir?: 'ltr' | 'rtl' } };

/** The voice for a reader's language. */
export function voiceOf(language: string): Voice {
	const spoken = sentenceLanguage(language);
	const ours = spoken === language ? {} : ({ lang: spoken, dir: dir(spoken) } as const);
	return { say: sayIn(language), language: spoken, ours };
}

type FrameProps = {
	base: PageBase;
	title: string;
	style: 'survey' | 'full';
	preview?: boolean;
	/** Under the main part, before the brand's own footer. */
	foot?: ComponentChildren;
	children: ComponentChildren;
};

/** One whole document. */
export function renderPage({ base, title, style, preview, foot, children }: FrameProps): string {
	const { say, ours } = voiceOf(base.language);
	const brand = cleanLine(base.brand.name);
	const footer = cleanText(base.brand.footer);
	const privacy = safeUrl(base.brand.privacyUrl);
	const page: VNode = (
		<html lang={base.language} dir={dir(base.language)}>
			<head>
				<meta charset="utf-8" />
				<title>{brand === '' ? title : `${title} – ${brand}`}</title>
				<meta name="viewport" content="width=device-width,initial-scale=1" />
				<meta name="robots" content="noindex" />
				<meta name="format-detection" content="telephone=no" />
				<link rel="icon" href="data:," />
				<style nonce={base.nonce}>{pageStyle(base.brand.color, style)}</style>
			</head>
			<body>
				{(base.testMode || preview === true || brand !== '') && (
					<header>
						{base.testMode && (
							<p class="banner" {...ours}>
								{say('banner.test')}
							</p>
						)}
						{preview === true && (
							<p class="banner" {...ours}>
								{say('banner.preview')}
							</p>
						)}
						{brand !== '' && <p class="wrap brand">{brand}</p>}
					</header>
				)}
				<main class="wrap">{children}</main>
				{(foot || footer !== '' || privacy !== null) && (
					<footer class="wrap">
						{foot}
						{privacy !== null && (
							<p {...ours}>
								<a href={privacy} target="_blank" rel="noopener noreferrer">
									{say('page.privacy')}
								</a>
							</p>
						)}
						{footer !== '' && <p>{footer}</p>}
					</footer>
				)}
			</body>
		</html>
	);
	return `<!doctype html>${renderToString(page)}`;
}
