import { renderToString } from 'preact-render-to-string';
import type { VNode } from 'preact';

import { dir } from '../../language/pick-language';
import { sayIn, sentenceLanguage } from '../../language/say';
import { chartColors, chartCss } from '../chart/chart-css';
import { ChartSigns } from '../chart/parts';
import { Contents, HeadWords } from './head-words';
import { reportCss } from './report-css';
import type { ReportView } from './report-view';
import { SectionPart } from './section-part';

/** The style sheet of a page with charts. */
export const reportStyle = `${chartColors}${reportCss}${chartCss}`.replace(/\n/g, '');

/**
 * A report as one HTML file that needs no network and no script; equal input gives equal bytes. A section
 * without blocks is left out with its link.
 */
export function renderReport(view: ReportView): string {
	const language = sentenceLanguage(view.language);
	const say = sayIn(language);
	const sections = view.sections.filter(({ blocks }) => blocks.length > 0);
	const page: VNode = (
		<html lang={language} dir={dir(language)}>
			<head>
				<meta charset="utf-8" />
				<meta name="viewport" content="width=device-width,initial-scale=1" />
				<meta name="color-scheme" content="light dark" />
				<meta name="robots" content="noindex" />
				<title>{[view.company, view.kind].filter(Boolean).join(' · ')}</title>
				<style>{reportStyle}</style>
			</head>
			<body>
				<a class="skip" href="#main">
					{say('report.skip')}
				</a>
				<ChartSigns />
				<header class="top">
					<div class="wrap">
						<div class="eyebrow">
							<span>
								{view.company !== '' && (
									<>
										<b>{view.company}</b> ·{' '}
									</>
								)}
								{view.kind}
							</span>
							<span>{view.period}</span>
						</div>
						<HeadWords view={view} />
					</div>
				</header>
				<Contents sections={sections} label={say('report.contents')} />
				<main id="main" class="wrap">
					{sections.map((section) => (
						<SectionPart view={section} language={language} />
					))}
				</main>
				<footer>
					<div class="wrap">
						{view.foot.map((line) => (
							<p>{line}</p>
						))}
					</div>
				</footer>
			</body>
		</html>
	);
	return `<!doctype html>${renderToString(page)}`;
}
