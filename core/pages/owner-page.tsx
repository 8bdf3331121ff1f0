import type { VNode } from 'preact';

import { personName } from '../language/person-name';
import { cleanLine, cleanText } from '../language/plain-text';
import { rungInWords } from '../language/rung-words';
import { mailLink, ownUrl, phoneLink, safeUrl } from '../language/safe-url';
import { workingCaseStates } from '../model/states';
import { renderDeskPage } from './design/frame';
import { Icon } from './design/icons';
import { initialOf } from './design/initial';
import { ErrorSummary } from './form-parts';
import { Approval, waitingApproval } from './owner-approval';
import { CaseChecklist, Resolve } from './owner-checklist';
import { Beside } from './owner-beside';
import { CaseClock } from './owner-clock';
import { ContactSheet, contactHasSheet, Dock, nextStep } from './owner-dock';
import { ActionForm, type OwnerPart } from './owner-forms';
import { History } from './owner-history';
import { CompensationList, More } from './owner-more';
import type { OwnerPageView } from './owner-page-view';
import { Said } from './owner-said';
import { causeLabel, priorityTone, stateTone } from './owner-words';
import { voiceOf } from './page-base';
import { waitingWords } from './waiting-words';

function customerName({ view, voice }: OwnerPart): string {
	const name = personName(view.customer.name, 80);
	return name === '' ? voice.say('owner.unknownCustomer') : name;
}

/** Text that is a link where a safe one can be made of it. */
function Linked({ href, text, away }: { href: string | null; text: string; away?: boolean }) {
	if (href === null) return <span>{text}</span>;
	return away === true ? (
		<a href={href} target="_blank" rel="noopener noreferrer">
			{text}
		</a>
	) : (
		<a href={href}>{text}</a>
	);
}

/** The person first: who, about what, how to reach them; then where the case stands. */
function Who(part: OwnerPart): VNode {
	const { view, voice } = part;
	const { say, ours } = voice;
	const { customer, subject } = view;
	const [phone, email, segment] = [customer.phone, customer.email, customer.segment].map((text) =>
		cleanLine(text ?? '', 200),
	);
	const name = customerName(part);
	const owner = cleanLine(view.case.ownerName ?? '', 80) || say('owner.nobody');
	const { pause, rung, rungName } = view.case;
	return (
		<div class="who">
			<span class="face" aria-hidden="true">
				{initialOf(name)}
			</span>
			<div>
				<h1 dir="auto">{name}</h1>
				<p class="s about">
					{segment && <span>{segment}</span>}
					{subject !== null && (
						<Linked
							href={safeUrl(subject.url)}
							text={cleanLine(subject.title ?? '', 200) || cleanLine(subject.id, 100)}
							away
						/>
					)}
					{phone && <Linked href={phoneLink(phone)} text={phone} />}
					{email && <Linked href={mailLink(email)} text={email} />}
					{!customer.reachable && <span {...ours}>{say('owner.noContact')}</span>}
				</p>
			</div>
			<p class="row" {...ours}>
				<span class={`badge ${stateTone[view.case.state] ?? ''}`.trim()}>
					{say(`caseState.${view.case.state}`)}
				</span>
				{pause !== null && (
					<span class="badge warn">
						<Icon name="clock" />
						{waitingWords(pause, view.timeZone, voice)}
					</span>
				)}
				<span class={`badge ${priorityTone[view.case.priority] ?? ''}`.trim()}>
					{say(`priority.${view.case.priority}`)}
				</span>
				{rung > 0 && (
					<span class="badge">
						<Icon name="up" />
						{rungName === null
							? say('rung', { rung })
							: say('rung.named', { rung, name: rungInWords(rungName, voice.language) })}
					</span>
				)}
				<span class="badge">
					<Icon name="person" />
					{owner}
				</span>
			</p>
			{pause !== null && ownerCanAct(view) && (
				<ActionForm {...part} action="resume" button={say('owner.resume')} />
			)}
		</div>
	);
}

/** What was agreed and found out, for those who can only read. */
function Findings(part: OwnerPart): VNode | null {
	const { view, voice } = part;
	const { rootCause, promise } = view;
	const label = view.rootCauses.find(({ code }) => code === rootCause?.code)?.label ?? null;
	if (rootCause === null && promise === null && view.compensation.entries.length === 0) return null;
	return (
		<div class="card">
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
		</div>
	);
}

/** Whether anything on the page can still be changed by the owner. */
export function ownerCanAct(view: Pick<OwnerPageView, 'role' | 'case'>): boolean {
	return view.role === 'owner' && workingCaseStates.includes(view.case.state);
}

function stateLine(
	view: OwnerPageView,
): 'owner.waiting' | 'owner.resolvedUnasked' | 'owner.closed' | null {
	if (view.case.state === 'resolved') {
		return view.customer.reachable ? 'owner.waiting' : 'owner.resolvedUnasked';
	}
	return workingCaseStates.includes(view.case.state) ? null : 'owner.closed';
}

const noFields: ReadonlyMap<string, string> = new Map();

/** What has just happened, what went wrong, and what nobody can change any more. */
function News({ view, voice }: OwnerPart): VNode {
	const line = stateLine(view);
	const flash = cleanLine(view.flash ?? '', 300);
	return (
		<>
			{flash !== '' && (
				<p class="note box" role="status">
					{flash}
				</p>
			)}
			<ErrorSummary errors={view.errors} voice={voice} shown={noFields} />
			{line !== null && (
				<p class="note" {...voice.ours}>
					{voice.say(line)}
				</p>
			)}
		</>
	);
}

function Work(part: OwnerPart): VNode {
	return (
		<>
			<CaseChecklist {...part} />
			<Resolve {...part} />
			<More {...part} contactElsewhere={contactHasSheet(part, nextStep(part.view))} />
		</>
	);
}

/** The owner's page as one HTML document: who, what they said, the clock, what to do, the history. */
export function renderOwnerPage(view: OwnerPageView): string {
	const voice = voiceOf(view.language);
	const { say, ours } = voice;
	const part: OwnerPart = { view, voice };
	const approval = view.role === 'approver' ? waitingApproval(view) : null;
	const acts = ownerCanAct(view);
	const next = nextStep(view);
	const teamLink = ownUrl(view.teamLink);
	const problemsLink = ownUrl(view.problemsLink);
	return renderDeskPage({
		base: view,
		title: say('owner.title', { customer: customerName(part) }),
		kind: 'case',
		banner: view.testMode ? say('owner.test') : null,
		head: (
			<>
				{problemsLink !== null && (
					<a href={problemsLink} {...ours}>
						{say('problemPage.link')}
					</a>
				)}
				{teamLink !== null && (
					<a href={teamLink} {...ours}>
						{say('owner.team')}
					</a>
				)}
			</>
		),
		children: (
			<>
				<div class="mid">
					<News {...part} />
					<Who {...part} />
					<CaseClock {...part} />
					{approval !== null && <Approval {...part} entry={approval} />}
					<Said {...part} />
					<Beside {...part} />
					{acts ? <Work {...part} /> : <Findings {...part} />}
				</div>
				<History {...part} />
				{acts && <Dock {...part} next={next} />}
				{acts && contactHasSheet(part, next) && <ContactSheet {...part} />}
			</>
		),
	});
}
