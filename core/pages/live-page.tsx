import type { VNode } from 'preact';

import { sentencesInARow, wordsInARow } from '../language/in-a-row';
import { cleanLine } from '../language/plain-text';
import { ownUrl } from '../language/safe-url';
import { momentInWords } from '../language/time-words';
import { ChartSigns } from './chart/parts';
import { renderDocument } from './design/frame';
import { formFields } from './form-fields';
import { liveCss } from './live-css';
import { Carries, type LiveCases, OpenCases } from './live-cases';
import { type LiveNeeds, Needs } from './live-needs';
import { liveAddress, liveFields, livePeriods, type LiveQuery } from './live-query';
import { type PageBase, type Voice, voiceOf } from './page-base';
import { Contents, HeadWords } from './report/head-words';
import { reportStyle } from './report/report-page';
import type { ReportView } from './report/report-view';
import { SectionPart } from './report/section-part';

export type LivePageView = PageBase &
	Pick<ReportView, 'period' | 'headline' | 'lede' | 'three' | 'sections' | 'foot'> & {
		/** `null` = all teams. */
		teamName: string | null;
		viewer: string;
		/** When the figures were reckoned, epoch ms. */
		asOf: number;
		needs: LiveNeeds;
		cases: LiveCases;
		timeZone: string;
		asked: LiveQuery;
		/** What can be asked for; no teams where the link is for one. */
		options: { segments: readonly string[]; teams: readonly string[] };
		/** What was asked for and is not shown: a segment of which too few answered, a team that is none. */
		notShown: { segment: string | null; team: string | null };
		token: string;
		/** The reader's own link to the open cases. */
		teamLink: string | null;
	};

const style = reportStyle + liveCss.replace(/\n/g, '');

/**
 * What needs those who lead, and the figures of their team as they are now: the parts of the report for a period
 * and a segment. It runs no script and comes again only when it is asked to.
 */
export function renderLivePage(view: LivePageView): string {
	const voice = voiceOf(view.language);
	const { say, language } = voice;
	const sections = view.sections.filter(({ blocks }) => blocks.length > 0);
	const team = cleanLine(view.teamName ?? '', 80) || say('team.allTeams');
	const title = say('live.title', { team });
	const cases = ownUrl(view.teamLink);
	const brand = cleanLine(view.brand.name);
	// All of it is ours, in a language that is built in.
	const base = { ...view, language };
	return renderDocument(
		base,
		title,
		style,
		<body class="live">
			<a class="skip" href="#main">
				{say('live.skip')}
			</a>
			<ChartSigns />
			<header class="top">
				<div class="wrap">
					{view.testMode && <p class="test">{say('live.test')}</p>}
					<div class="eyebrow">
						<span>
							{brand !== '' && (
								<>
									<b dir="auto">{brand}</b> ·{' '}
								</>
							)}
							{title}
						</span>
						<span>
							{say('live.asOf', { moment: momentInWords(view.asOf, view.timeZone, language) })}
							{' · '}
							<a href={liveAddress(view.token, view.asked)}>{say('live.again')}</a>
						</span>
					</div>
					<h1>{view.needs.headline}</h1>
					{view.needs.besides !== '' && <p class="lede">{view.needs.besides}</p>}
					<Choice view={view} voice={voice} />
					<NotShown view={view} say={say} />
				</div>
			</header>
			<Contents
				sections={[
					{ key: 'needs', title: say('live.needs') },
					{ key: 'short', title: say('live.inShort') },
					{ key: 'carries', title: say('live.carries') },
					{ key: 'open', title: say('live.cases') },
					...sections,
				]}
				label={say('report.contents')}
			/>
			<main id="main" class="wrap">
				<Needs needs={view.needs} cases={cases} say={say} />
				<section id="short">
					<div class="rail">
						<h2>{say('live.inShort')}</h2>
						<p>{view.period}</p>
					</div>
					<div class="body">
						<div>
							<HeadWords view={view} isPart />
						</div>
					</div>
				</section>
				<Carries cases={view.cases} say={say} />
				<OpenCases cases={view.cases} list={cases} say={say} />
				{sections.map((section) => (
					<SectionPart view={section} language={language} />
				))}
			</main>
			<footer>
				<div class="wrap">
					{cases !== null && (
						<p>
							<a href={cases}>{say('live.cases')}</a>
						</p>
					)}
					<p>{say('live.own', { person: cleanLine(view.viewer, 80) })}</p>
					<p>{say('live.kept')}</p>
					{view.foot.map((line) => (
						<p>{line}</p>
					))}
				</div>
			</footer>
		</body>,
	);
}

/** So many of what can be chosen are named; the form has all of them. */
const mostNamed = 8;

/** Which choice nobody fits, and which there are. */
function NotShown({ view, say }: { view: LivePageView; say: Voice['say'] }): VNode | null {
	const { options, notShown } = view;
	const told = (
		asked: string | null,
		key: 'live.noTeam' | 'live.tooSmall',
		others: 'live.thereAre' | 'live.canBeShown',
		values: readonly string[],
	) => {
		if (asked === null) return [];
		const name = cleanLine(asked, 80);
		const first = values.slice(0, mostNamed).map((value) => cleanLine(value, 60));
		return [
			say(key, { team: name, segment: name }),
			first.length === 0 ? '' : say(others, { values: wordsInARow(first, say) }),
		];
	};
	const sentences = [
		...told(notShown.team, 'live.noTeam', 'live.thereAre', options.teams),
		...told(notShown.segment, 'live.tooSmall', 'live.canBeShown', options.segments),
	];
	if (sentences.length === 0) return null;
	return (
		<p class="call" role="status">
			{sentencesInARow(sentences, say)}
		</p>
	);
}

function Choice({ view, voice }: { view: LivePageView; voice: Voice }): VNode {
	const { say } = voice;
	const { asked, options } = view;
	const select = (
		name: string,
		label: string,
		entries: ReadonlyArray<readonly [value: string, label: string]>,
		chosen: string,
	) => (
		<label>
			{label}
			<select name={name}>
				{entries.map(([value, text]) => (
					<option value={value} selected={value === chosen}>
						{text}
					</option>
				))}
			</select>
		</label>
	);
	const named = (all: string, values: readonly string[]) => [
		['', all] as const,
		...values.map((value) => [value, cleanLine(value, 60)] as const),
	];
	return (
		<form method="get" accept-charset="utf-8">
			<input type="hidden" name={formFields.token} value={view.token} />
			{select(
				liveFields.period,
				say('live.period'),
				livePeriods.map((value) => [value, say(`live.period.${value}`)] as const),
				asked.period,
			)}
			{options.segments.length > 0 &&
				select(
					liveFields.segment,
					say('live.segment'),
					named(say('live.everySegment'), options.segments),
					asked.segment ?? '',
				)}
			{options.teams.length > 0 &&
				select(
					liveFields.team,
					say('live.team'),
					named(say('live.everyTeam'), options.teams),
					asked.team ?? '',
				)}
			<button type="submit">{say('team.show')}</button>
		</form>
	);
}
