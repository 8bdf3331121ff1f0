import type { VNode } from 'preact';

import { personName } from '../language/person-name';
import { cleanLine, cleanText } from '../language/plain-text';
import { mailLink, phoneLink, safeUrl } from '../language/safe-url';
import { momentInWords } from '../language/time-words';
import { workingCaseStates } from '../model/states';
import { ClockLine } from './clock-line';
import { ErrorSummary } from './form-parts';
import {
	Approval,
	causeLabel,
	CompensationList,
	OwnerActions,
	waitingApproval,
} from './owner-actions';
import type { OwnerPart } from './owner-forms';
import type { OwnerPageView } from './owner-page-view';
import { waitingWords } from './waiting-words';
import { renderPage, voiceOf } from './page-frame';

function customerName({ view, voice }: OwnerPart): string {
	const name = personName(view.customer.name, 80);
	return name === '' ? voice.say('owner.unknownCustomer') : name;
}

/** Text that is a link where a safe one can be made of it. */
function Linked({ href, text, away }: { href: string | null; text: string; away?: boolean }) {
	if (href === null) return <>{text}</>;
	return away === true ? (
		<a href={href} target="_blank" rel="noopener noreferrer">
			{text}
		</a>
	) : (
		<a href={href}>{text}</a>
	);
}

function Who(part: OwnerPart): VNode {
	const { view, voice } = part;
	const { say, ours } = voice;
	const { customer, subject } = view;
	const [phone, email, segment] = [customer.phone, customer.email, customer.segment].map((text) =>
		cleanLine(text ?? '', 200),
	);
	const row = (label: string, value: VNode | string) => (
		<>
			<dt {...ours}>{label}</dt>
			<dd>{value}</dd>
		</>
	);
	return (
		<dl>
			{phone && row(say('owner.phone'), <Linked href={phoneLink(phone)} text={phone} />)}
			{email && row(say('owner.email'), <Linked href={mailLink(email)} text={email} />)}
			{segment && row(say('owner.segment'), segment)}
			{subject !== null &&
				row(
					say('owner.subject'),
					<Linked
						href={safeUrl(subject.url)}
						text={cleanLine(subject.title ?? '', 200) || cleanLine(subject.id, 100)}
						away
					/>,
				)}
			{row(say('owner.owner'), cleanLine(view.case.ownerName ?? '', 80) || say('owner.nobody'))}
		</dl>
	);
}

function Said({ view, voice }: OwnerPart): VNode | null {
	const { say, ours } = voice;
	const { answer } = view;
	if (answer === null) return null;
	const { value, min, max } = answer;
	const comment = cleanText(answer.comment ?? '');
	return (
		<section aria-labelledby="said">
			<h2 id="said" {...ours}>
				{say('owner.said')}
			</h2>
			<p {...ours}>
				<strong>{say('owner.score', { value, min, max })}</strong> {say(`band.${answer.band}`)}
				{answer.direction === 'lower_is_better' && ` (${say('owner.lowerBetter')})`}
			</p>
			{answer.reasons.length > 0 && (
				<p class="chips">
					{answer.reasons.map((reason) => (
						<span class="chip">{cleanLine(reason, 100)}</span>
					))}
				</p>
			)}
			{comment === '' ? (
				<p class="soft" {...ours}>
					{say('owner.saidNothing')}
				</p>
			) : (
				<blockquote dir="auto">{comment}</blockquote>
			)}
			<p class="soft">{momentInWords(answer.answeredAt, view.timeZone, voice.language)}</p>
		</section>
	);
}

function Clocks({ view, voice }: OwnerPart): VNode {
	const { say, ours } = voice;
	return (
		<section aria-labelledby="clocks">
			<h2 id="clocks" {...ours}>
				{say('owner.clocks')}
			</h2>
			<dl>
				{(['response', 'resolution', 'promise'] as const)
					.filter((name) => name !== 'promise' || view.clocks.promise.dueAt !== null)
					.map((name) => (
						<>
							<dt {...ours}>{say(`owner.clock.${name}`)}</dt>
							<dd>
								<ClockLine
									clock={view.clocks[name]}
									now={view.now}
									timeZone={view.timeZone}
									language={voice.language}
									voice={voice}
								/>
							</dd>
						</>
					))}
			</dl>
			{view.calendarEndsOn !== null && (
				<p class="soft" {...ours}>
					{say('owner.calendarEnds', { date: view.calendarEndsOn })}
				</p>
			)}
		</section>
	);
}

/** What was agreed and found out, for those who can only read. */
function Findings(part: OwnerPart): VNode {
	const { view, voice } = part;
	const { rootCause, promise } = view;
	const label = view.rootCauses.find(({ code }) => code === rootCause?.code)?.label ?? null;
	return (
		<>
			{rootCause !== null && (
				<p {...voice.ours}>
					{voice.say('owner.rootCause')}: {causeLabel(voice, rootCause.code, label)}
				</p>
			)}
			{promise !== null && (
				<p class="pre" {...voice.ours}>
					{voice.say('owner.promiseStands', { text: cleanText(promise.text) })}
				</p>
			)}
			<CompensationList {...part} />
		</>
	);
}

function History({ view, voice }: OwnerPart): VNode {
	return (
		<section aria-labelledby="history">
			<h2 id="history" {...voice.ours}>
				{voice.say('owner.history')}
			</h2>
			<ol class="log">
				{view.history.map((entry) => (
					<li>
						<div class="pre">{cleanText(entry.text)}</div>
						<span class="soft">
							<time datetime={new Date(entry.at).toISOString()}>
								{momentInWords(entry.at, view.timeZone, voice.language)}
							</time>
							, {cleanLine(entry.who, 80)}
						</span>
					</li>
				))}
			</ol>
		</section>
	);
}

/** Whether anything on the page can still be changed by the owner. */
export function ownerCanAct(view: Pick<OwnerPageView, 'role' | 'case'>): boolean {
	return view.role === 'owner' && workingCaseStates.includes(view.case.state);
}

function stateLine(view: OwnerPageView): 'owner.waiting' | 'owner.closed' | null {
	if (view.case.state === 'resolved') return 'owner.waiting';
	return workingCaseStates.includes(view.case.state) ? null : 'owner.closed';
}

const noFields: ReadonlyMap<string, string> = new Map();

/** The owner's page as one HTML document: who, what they said, the clocks, what to do, the history. */
export function renderOwnerPage(view: OwnerPageView): string {
	const voice = voiceOf(view.language);
	const { say, ours } = voice;
	const part: OwnerPart = { view, voice };
	const title = say('owner.title', { customer: customerName(part) });
	const line = stateLine(view);
	const approval = view.role === 'approver' ? waitingApproval(view) : null;
	const flash = cleanLine(view.flash ?? '', 300);
	return renderPage({
		base: { ...view, testMode: false },
		title,
		style: 'full',
		children: (
			<>
				{view.testMode && (
					<p class="banner" {...ours}>
						{say('owner.test')}
					</p>
				)}
				{flash !== '' && (
					<p class="box" role="status">
						{flash}
					</p>
				)}
				<ErrorSummary errors={view.errors} voice={voice} shown={noFields} />
				<h1 {...ours}>{title}</h1>
				<p class="chips" {...ours}>
					<span class="chip">{say(`caseState.${view.case.state}`)}</span>
					{view.case.pause !== null && (
						<span class="chip">{waitingWords(view.case.pause, view.timeZone, voice)}</span>
					)}
					<span class="chip">{say(`priority.${view.case.priority}`)}</span>
					{view.case.rung > 0 && <span class="chip">{say('rung', { rung: view.case.rung })}</span>}
				</p>
				{line !== null && (
					<p class="box" {...ours}>
						{say(line)}
					</p>
				)}
				<Who {...part} />
				{approval !== null && <Approval {...part} entry={approval} />}
				<Said {...part} />
				<Clocks {...part} />
				{ownerCanAct(view) ? <OwnerActions {...part} /> : <Findings {...part} />}
				<History {...part} />
				<p class="soft" {...ours}>
					{say('owner.you', { person: cleanLine(view.viewer, 80) })}
				</p>
			</>
		),
	});
}
