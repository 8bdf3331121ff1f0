import type { VNode } from 'preact';

import { wordsInARow } from '../language/in-a-row';
import { nativeName } from '../language/language-names';
import { moneyInWords } from '../language/money-words';
import { cleanLine, cleanText } from '../language/plain-text';
import { dayInWords } from '../language/time-words';
import { Icon } from './design/icons';
import type { OwnerPart } from './owner-forms';
import { bandTone } from './owner-said';
import { short, stateTone } from './owner-words';
import { topicWords } from './topic-words';

/**
 * What else an owner should know of the customer before they call: what binds them in how they reach
 * them, what was promised, what else is open, and what the customer said before. Folded, since the case
 * comes first.
 */
export function Beside(part: OwnerPart): VNode | null {
	const { view, voice } = part;
	const { say, ours } = voice;
	const { promised, cases, scores, health } = view.beside;
	const wishes = wishLines(part);
	const known = knownLines(part);
	const fares = fareLines(part);
	const rows = [known, fares, wishes, promised, cases, scores];
	if (rows.every(({ length }) => length === 0)) return null;
	const broken = promised.some(({ state }) => state === 'broken');
	const day = (at: number) => dayInWords(at, view.timeZone, voice.language);
	return (
		<section class="card folds">
			<details class="fold" name="beside" id="beside">
				<summary {...ours}>
					<Icon name="person" />
					<span>{say('beside.title')}</span>
					{(broken || cases.length > 0) && (
						<span class={`badge ${broken ? 'bad' : 'warn'}`}>
							{broken ? say('beside.broken') : say('beside.openCases', { count: cases.length })}
						</span>
					)}
				</summary>
				<dl class="told s">
					{known.length > 0 && (
						<>
							<dt {...ours}>{say('beside.known')}</dt>
							{known.map((line) => (
								<dd dir="auto">{line}</dd>
							))}
						</>
					)}
					{health && (
						<>
							<dt {...ours}>{say('beside.health')}</dt>
							{fares.map((line) => (
								<dd {...ours}>{line}</dd>
							))}
						</>
					)}
					{wishes.length > 0 && (
						<>
							<dt {...ours}>{say('beside.wishes')}</dt>
							{wishes.map((wish) => (
								<dd {...ours}>{wish}</dd>
							))}
						</>
					)}
					{promised.length > 0 && (
						<>
							<dt {...ours}>{say('beside.promised')}</dt>
							{promised.map(({ text, until, state }) => (
								<dd>
									<span dir="auto">{cleanText(text, 200)}</span>{' '}
									<span class={`badge ${state === 'broken' ? 'bad' : 'warn'}`} {...ours}>
										{say(`beside.promise.${state}`, { day: day(until) })}
									</span>
								</dd>
							))}
						</>
					)}
					{cases.length > 0 && (
						<>
							<dt {...ours}>{say('beside.cases')}</dt>
							{cases.map(({ title, ownerName, state, openedAt }) => (
								<dd>
									<span dir="auto">{cleanLine(title, 100)}</span>{' '}
									<span class={`badge ${stateTone[state] ?? ''}`.trim()} {...ours}>
										{say(`caseState.${state}`)}
									</span>{' '}
									<span class="soft xs" {...ours}>
										{cleanLine(ownerName ?? '', 80) || say('owner.nobody')}, {day(openedAt)}
									</span>
								</dd>
							))}
						</>
					)}
					{scores.length > 0 && (
						<>
							<dt {...ours}>{say('beside.scores')}</dt>
							{scores.map(({ metric, value, max, band, at, n }) => (
								<dd {...ours}>
									{say('beside.score', { metric: metric.toUpperCase(), value: short(value), max })}{' '}
									<span class={`badge ${bandTone[band]}`}>{say(`band.${band}`)}</span>{' '}
									<span class="soft xs">
										{day(at)}
										{n > 1 && `, ${say('team.n', { n })}`}
									</span>
								</dd>
							))}
						</>
					)}
				</dl>
			</details>
		</section>
	);
}

/** Tags that are read at a glance. */
const mostTags = 8;

/** How they are addressed, what they are worth and what they are marked with. */
function knownLines({ view, voice }: OwnerPart): string[] {
	const { say, language } = voice;
	const { title, value, tags } = view.beside;
	const lines: string[] = [];
	if (title !== null) lines.push(say('beside.addressed', { title: cleanLine(title, 60) }));
	if (value !== null) lines.push(say('beside.value', { amount: moneyInWords(value, language) }));
	if (tags.length > 0) {
		const named = tags.slice(0, mostTags).map((tag) => cleanLine(tag, 60));
		const all = wordsInARow(tags.length > mostTags ? [...named, '…'] : named, say);
		lines.push(say('beside.tags', { tags: all }));
	}
	return lines;
}

/** How they fare, and each thing that says so. */
function fareLines({ view, voice }: OwnerPart): string[] {
	const { health } = view.beside;
	if (health === null) return [];
	const { points, reasons } = health;
	const head = points === null ? [] : [voice.say('beside.points', { points: short(points) })];
	return [...head, ...reasons];
}

/** How the customer wants to be reached, as far as they have said it. */
function wishLines({ view, voice }: OwnerPart): string[] {
	const { say, language } = voice;
	const { wishes } = view.beside;
	const lines: string[] = [];
	if (wishes.language !== null) {
		lines.push(say('beside.language', { language: nativeName(wishes.language) }));
	}
	if (wishes.channel !== null) {
		lines.push(say('beside.channel', { channel: say(`prefs.channel.${wishes.channel}`) }));
	}
	if (wishes.pausedUntil !== null) {
		const day = dayInWords(wishes.pausedUntil, view.timeZone, language);
		lines.push(say('beside.paused', { day }));
	}
	if (wishes.less) lines.push(say('beside.less'));
	for (const purpose of wishes.refused) {
		const topic = topicWords(say, { purpose, metric: null });
		lines.push(say('beside.refused', { topic }));
	}
	return lines;
}
