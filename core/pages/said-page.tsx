import type { VNode } from 'preact';

import { dir } from '../language/pick-language';
import { cleanText } from '../language/plain-text';
import { ownUrl } from '../language/safe-url';
import { renderCustomerPage } from './design/frame';
import { Icon } from './design/icons';
import type { PageBase, Voice } from './page-base';
import { voiceOf } from './page-base';

/** One thing that was heard and done, in words that name nobody. */
export type SaidEntry = {
	said: string;
	did: string;
	/** BCP 47 tag of these two. */
	language: string;
	/** How many said so, in words; `null` = nothing is said of it. */
	saidBy: string | null;
	/** The month in which it was done, in words. */
	month: string | null;
	/** The answers since then show that it works. */
	works: boolean;
};

export type SaidPageView = PageBase & {
	entries: readonly SaidEntry[];
	/** The same page in the languages there are. */
	languages: ReadonlyArray<{ language: string; name: string; link: string }>;
};

/** What customers said, and what came of it, for everybody: no name, no quote, no id. */
export function renderSaidPage(view: SaidPageView): string {
	const voice = voiceOf(view.language);
	const { say, ours } = voice;
	const { entries } = view;
	return renderCustomerPage({
		base: view,
		title: say('youSaid.title'),
		shape: 'read',
		rules,
		hello: (
			<div class="hello" {...ours}>
				<h1>{say('youSaid.title')}</h1>
				<p class="soft">{say('youSaid.hello')}</p>
			</div>
		),
		children: (
			<>
				<p {...ours}>{say('youSaid.about')}</p>
				{entries.length === 0 ? (
					<p class="note" role="status" {...ours}>
						{say('youSaid.empty')}
					</p>
				) : (
					<ol class="came">
						{entries.map((entry) => (
							<Entry entry={entry} voice={voice} page={view.language} />
						))}
					</ol>
				)}
			</>
		),
		footLinks: <Languages view={view} voice={voice} />,
	});
}

function Entry(props: { entry: SaidEntry; voice: Voice; page: string }): VNode {
	const { entry, voice, page } = props;
	const { say, ours } = voice;
	const other = entry.language === page ? {} : { lang: entry.language, dir: dir(entry.language) };
	return (
		<li>
			<div class="heard">
				<h2 class="s soft" {...ours}>
					{say('youSaid.said')}
				</h2>
				<p class="pre big-said" {...other}>
					{cleanText(entry.said)}
				</p>
			</div>
			<div class="vow">
				<h3 class="s" {...ours}>
					{say('youSaid.did')}
				</h3>
				<p class="pre" {...other}>
					{cleanText(entry.did)}
				</p>
			</div>
			<p class="row" {...ours}>
				{entry.month !== null && (
					<span class="badge on">
						<Icon name="tick" />
						{say('youSaid.doneIn', { month: entry.month })}
					</span>
				)}
				{entry.saidBy !== null && (
					<span class="badge">
						<Icon name="person" />
						{entry.saidBy}
					</span>
				)}
			</p>
			<p class="s soft" {...ours}>
				{say(entry.works ? 'youSaid.works' : 'youSaid.open')}
			</p>
		</li>
	);
}

function Languages({ view, voice }: { view: SaidPageView; voice: Voice }): VNode | null {
	if (view.languages.length < 2) return null;
	return (
		<nav class="row" aria-label={voice.say('youSaid.languages')} {...voice.ours}>
			{view.languages.map(({ language, name, link }) => (
				<a
					href={ownUrl(link) ?? ''}
					lang={language}
					dir={dir(language)}
					hreflang={language}
					aria-current={language === view.language ? 'true' : undefined}
				>
					{name}
				</a>
			))}
		</nav>
	);
}

/** No quotation mark, ampersand or "less than" in here. */
const rules = [
	'.came{display:grid;gap:var(--s5)}',
	'.came>li{display:grid;gap:var(--s3);padding-block-end:var(--s5);border-block-end:1px solid var(--hair)}',
	'.came>li:last-child{border:0;padding-block-end:0}',
	'.heard{display:grid;gap:var(--s1)}',
	'.came .vow{justify-items:stretch;padding-block:.25rem;padding-inline:1rem 0}',
	'.big-said{font-size:var(--t-l);font-weight:650;line-height:1.4}',
	':lang(zh) .big-said{line-height:1.6}',
	'nav [aria-current]{font-weight:650;text-decoration:none;color:var(--ink)}',
	'@media(min-width:40em){.work .top{padding-block-start:3rem}}',
	'@media print{body{background:none;color:#000;display:block}.sheet{box-shadow:none;padding:0;background:none}.top{padding:0 0 1rem}.came>li{break-inside:avoid}nav.row{display:none}.badge,.mark{border:1px solid}}',
].join('');
