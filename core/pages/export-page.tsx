import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';

import { cleanLine, cleanText } from '../language/plain-text';
import { momentInWords } from '../language/time-words';
import { renderCustomerPage } from './design/frame';
import type { PageBase } from './page-base';
import { voiceOf } from './page-base';

/** What is known of somebody, by our names for it. */
export type KnownFact = { name: string; value: string };

export type ExportPageView = PageBase & {
	/** Epoch ms. */
	at: number;
	timeZone: string;
	facts: readonly KnownFact[];
	/** What happened, newest first, each with its moment in epoch ms and one sentence. */
	happened: ReadonlyArray<{ at: number; text: string }>;
	/** Lets others have their turn. */
	pause: () => Promise<unknown>;
};

const rules =
	'.copy dl>div,.copy li{display:flex;flex-wrap:wrap;gap:0 .75rem;padding-block:.375rem;border-block-end:1px solid var(--hair)}' +
	'.copy dt,.copy time{flex:0 1 9rem}.copy dd,.copy li p{flex:1 1 12rem;overflow-wrap:anywhere;white-space:pre-wrap}';

/** Lines that are written before others have their turn. */
const atOneGo = 100;

/** Where the lines stand; nobody's text can be this, since text is escaped. */
const noLines = '<ol class="happened"></ol>';

/** What is stored of somebody, in words to read; nothing of it can be pressed. It is written in parts. */
export async function renderExportPage(view: ExportPageView): Promise<string> {
	const { say, ours, language } = voiceOf(view.language);
	const brand = cleanLine(view.brand.name);
	const moment = (at: number): string => momentInWords(at, view.timeZone, language);
	const { facts, happened } = view;
	const frame = renderCustomerPage({
		base: view,
		title: say('privacy.copy.title'),
		shape: 'read',
		rules,
		children: (
			<div class="stack copy">
				<div {...ours}>
					<h1>{say('privacy.copy.title')}</h1>
					<p class="soft">{say('privacy.copy.of', { brand, moment: moment(view.at) })}</p>
				</div>
				{facts.length + happened.length === 0 && <p {...ours}>{say('privacy.copy.none')}</p>}
				{facts.length > 0 && (
					<section>
						<h2 {...ours}>{say('privacy.table.customer')}</h2>
						<dl>{facts.map(Fact)}</dl>
					</section>
				)}
				{happened.length > 0 && (
					<section>
						<h2 {...ours}>{say('privacy.table.event')}</h2>
						<ol class="happened"></ol>
					</section>
				)}
				<p class="soft s" {...ours}>
					{say('privacy.copy.more')}
				</p>
			</div>
		),
	});
	const [before = '', after] = frame.split(noLines);
	if (after === undefined) return frame;
	const parts: string[] = [];
	for (let from = 0; from < happened.length; from += atOneGo) {
		const some = happened.slice(from, from + atOneGo);
		parts.push(
			renderToString(
				<>
					{some.map(({ at, text }) => (
						<li>
							<time class="soft s">{moment(at)}</time>
							<p dir="auto">{cleanText(text)}</p>
						</li>
					))}
				</>,
			),
		);
		await view.pause();
	}
	return `${before}<ol class="happened">${parts.join('')}</ol>${after}`;
}

function Fact({ name, value }: KnownFact): VNode {
	return (
		<div>
			<dt class="soft s">{cleanLine(name)}</dt>
			<dd dir="auto">{cleanText(value)}</dd>
		</div>
	);
}
