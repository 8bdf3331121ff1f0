import type { VNode } from 'preact';

import { ownUrl } from '../language/safe-url';
import type { Say } from '../language/say';

/** What somebody, or a team, has of the open cases. */
export type LiveLoad = {
	name: string;
	open: number;
	/** Of those. */
	overdue: number;
	/** When the first of the others is due, in words; `null` = none has a clock. */
	next: string | null;
};

/** An open case as the table has it. */
export type LiveCase = {
	/** Initials; empty where no name is known. */
	customer: string;
	/** What the customer said (masked), or what it is about. */
	said: string;
	isQuote: boolean;
	/** Empty where none is known yet. */
	cause: string;
	owner: string;
	clock: { text: string; tone: 'over' | 'wait' | 'left' };
	/** The reader's own link. */
	link: string | null;
};

export type LiveCases = {
	/** By team, where there are several; empty else. */
	teams: readonly LiveLoad[];
	owners: readonly LiveLoad[];
	/** Those that are left out, together. */
	others: { people: number; open: number };
	/** The most urgent ones. */
	cases: readonly LiveCase[];
	/** How many there are in all, and over their time. */
	open: number;
	overdue: number;
};

/** Up to so many cases each is a square; more are a bar, all on one scale. */
const mostSquares = 12;
const barWidth = 240;

/** Who carries what: open cases by owner, and by team where there are several. */
export function Carries({ cases, say }: { cases: LiveCases; say: Say }): VNode {
	const { teams, owners, others } = cases;
	return (
		<section id="carries">
			<div class="rail">
				<h2>{say('live.carries')}</h2>
				<p>{say('live.carries.about')}</p>
			</div>
			<div class="body">
				{owners.length === 0 && <p class="c">{say('live.carries.none')}</p>}
				{teams.length > 1 && (
					<div>
						<h3>{say('live.carries.byTeam')}</h3>
						<Loads loads={teams} say={say} />
					</div>
				)}
				{owners.length > 0 && (
					<div>
						{teams.length > 1 && <h3>{say('live.carries.byOwner')}</h3>}
						<Loads loads={owners} say={say} />
						{others.people > 0 && <p class="c">{say('live.carries.others', others)}</p>}
					</div>
				)}
			</div>
		</section>
	);
}

function Loads({ loads, say }: { loads: readonly LiveLoad[]; say: Say }): VNode {
	const most = Math.max(...loads.map(({ open }) => open));
	return (
		<ul class="load">
			{loads.map(({ name, open, overdue, next }) => {
				const count = say(overdue === 0 ? 'live.carries.open' : 'live.carries.late', {
					open,
					overdue,
				});
				return (
					<li>
						<b dir="auto">{name}</b>
						<svg
							aria-hidden="true"
							width={most > mostSquares ? Math.round((barWidth * open) / most) + 2 : 20 * open}
							height="16"
						>
							{most > mostSquares
								? bar(open, overdue, most)
								: Array.from({ length: open }, (_, at) => square(at, at < overdue))}
						</svg>
						<span class="c">
							{count}
							{next !== null && <> · {next}</>}
						</span>
					</li>
				);
			})}
		</ul>
	);
}

const crossed = (x: number, width: number) => (
	<path d={`M${x + 1} 1h${width}v13h-${width}zl${width} 13m0-13l-${width} 13`} class="lo" />
);

const square = (at: number, isLate: boolean) =>
	isLate ? crossed(20 * at, 13) : <rect x={20 * at} y="0" width="15" height="15" class="bar" />;

/** What is late in front, crossed out as a square would be. */
function bar(open: number, overdue: number, most: number) {
	const late = Math.round((barWidth * overdue) / most);
	const rest = Math.round((barWidth * open) / most) - late;
	return (
		<>
			{late > 0 && crossed(0, late)}
			{rest > 0 && (
				<rect
					x={late === 0 ? 0 : late + 3}
					y="0"
					width={Math.max(2, rest - 3)}
					height="15"
					class="bar"
				/>
			)}
		</>
	);
}

/** The open cases, the most urgent first, each with its link. */
export function OpenCases(props: { cases: LiveCases; list: string | null; say: Say }): VNode {
	const { cases, list, say } = props;
	const more = cases.open - cases.cases.length;
	const head = ['customer', 'said', 'cause', 'owner', 'clock'] as const;
	return (
		<section id="open" class="needs">
			<h2>{say('live.cases')}</h2>
			{cases.cases.length === 0 ? (
				<p class="c">{say('live.carries.none')}</p>
			) : (
				<table class="wide">
					<thead>
						<tr>
							{head.map((key) => (
								<th scope="col">{say(`live.cases.${key}`)}</th>
							))}
						</tr>
					</thead>
					<tbody>
						{cases.cases.map((one) => (
							<Row one={one} say={say} />
						))}
					</tbody>
				</table>
			)}
			{more > 0 && (
				<p class="c">
					{say(more === 1 ? 'live.needs.more.one' : 'live.needs.more.other', { n: more })}
					{list !== null && (
						<>
							{' '}
							<a href={list}>{say('live.cases')}</a>
						</>
					)}
				</p>
			)}
		</section>
	);
}

function Row({ one, say }: { one: LiveCase; say: Say }): VNode {
	const { customer, said, isQuote, cause, owner, clock } = one;
	const href = ownUrl(one.link);
	const words = isQuote ? <q dir="auto">{said}</q> : <span dir="auto">{said}</span>;
	const tone = clock.tone === 'left' ? 'badge' : `badge ${clock.tone}`;
	return (
		<tr>
			<td dir="auto">{customer || say('owner.unknownCustomer')}</td>
			<td data-l={say('live.cases.said')}>{href === null ? words : <a href={href}>{words}</a>}</td>
			<td data-l={say('live.cases.cause')}>{cause || '–'}</td>
			<td data-l={say('live.cases.owner')} dir="auto">
				{owner || say('owner.nobody')}
			</td>
			<td data-l={say('live.cases.clock')}>
				<span class={tone}>{clock.text}</span>
			</td>
		</tr>
	);
}
