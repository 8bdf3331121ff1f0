import type { RowOutcome } from '../../core/loop/customer/create-or-update';
import type { AuditLine } from '../../core/loop/audit/audit-line';
import { crmShape } from '../../core/loop/crm/crm-part';
import type { OwnerCases } from '../../core/loop/case/cases-by-owner';
import type { CaseInFull } from '../../core/loop/case/find-cases';
import { problemShape } from '../../core/loop/problem/problem-part';
import type { PublicPage } from '../../core/loop/problem/public-page';
import type { Summary } from '../../core/loop/insight/summary';
import type { OpenLinkFacts } from '../../core/loop/survey/open-link';
import type { Going } from '../../core/loop/retention/going';
import type { SurveyPreview } from '../../core/loop/survey/preview-survey';
import type { TeamMember } from '../../core/loop/team/team';
import type { HealthCheck } from '../../core/loop/workspace/health';
import { itemShape } from '../../core/model/item-shape';
import type { Person } from '../../core/model/people';
import type { Shape, ShapeOf } from '../../core/model/shape';
import { careMessage, measuredEffect, recordedResult, stoppedCare } from './care-shapes';
import { listedCustomers, wholeProfile } from './customer-shapes';
import { labelled } from './label-shape';
import { createdReport, endedAddress, madeAddress } from './report-shapes';
import { compareTwoGroups, retentionAndValue } from './customer-insight-shapes';
import { alarmItem, trendItem } from './trend-shapes';

type Fields = { readonly [key: string]: Shape };

const interval = { low: 'number', high: 'number', method: 'text' } as const;
const share = {
	count: 'number',
	n: 'number',
	percent: 'number',
	interval,
	verdict: 'text',
} as const;
const figure = {
	variant: 'text',
	unit: 'text',
	n: 'number',
	value: 'number',
	interval,
	verdict: 'text',
} as const;
const time = { ms: 'number', hours: 'number', n: 'number' } as const;

const preview: ShapeOf<Pick<SurveyPreview, 'link' | 'warnings' | 'asked'>> = {
	link: 'text',
	warnings: [{ code: 'text', questionId: 'text', language: 'text', text: 'text' }],
	asked: { code: 'text', text: 'text', dueAt: 'text' },
};

const openLink: ShapeOf<OpenLinkFacts> = {
	link: 'text',
	mode: 'text',
	source: 'text',
	validUntil: 'text',
	embed: 'text',
};

const publicPageShape: ShapeOf<PublicPage['publicPage']> = {
	link: 'text',
	shown: 'number',
	withoutText: [{ id: 'text', title: 'text' }],
	languages: ['text'],
};

const incentive = { surveyKey: 'text', line: 'number', left: 'number' } as const;

const caseInFull: ShapeOf<Pick<CaseInFull, 'compensations'>> & Fields = {
	history: [{ at: 'text', kind: 'text', who: 'text', text: 'text' }],
	compensations: [{ id: 'text', kind: 'text', amount: 'number', currency: 'text', state: 'text' }],
	openings: [{ at: 'text', who: 'text', page: 'text', outcome: 'text' }],
};

const { id, state, priority, rung, link, groupLink, pause, sla } = itemShape.case;
const ownerCases: ShapeOf<Pick<OwnerCases, 'count' | 'overdue' | 'cases'>> = {
	count: 'number',
	overdue: 'number',
	cases: [
		{
			id,
			state,
			priority,
			rung,
			link,
			groupLink,
			pause,
			sla,
			customerName: 'text',
			subjectTitle: 'text',
		},
	],
};

const summary: ShapeOf<Summary> = {
	period: { name: 'text', from: 'text', until: 'text', timeZone: 'text' },
	filters: {
		surveyKey: 'text',
		metric: 'text',
		segment: 'text',
		touchpoint: 'text',
		team: 'text',
		owner: 'text',
	},
	minimumN: 'number',
	comparedWith: { from: 'text', until: 'text' },
	scores: [
		{
			...figure,
			metric: 'text',
			surveyKey: 'text',
			purpose: 'text',
			scale: { min: 'number', max: 'number', direction: 'text' },
			highFrom: 'number',
			distribution: { low: 'number', middle: 'number', high: 'number' },
			values: [{ value: 'number', count: 'number' }],
			comparison: {
				value: 'number',
				n: 'number',
				change: 'number',
				interval: { low: 'number', high: 'number' },
				p: 'number',
				verdict: 'text',
				method: 'text',
			},
			worstCase: { low: 'number', high: 'number' },
			weighted: {
				value: 'number',
				interval: { low: 'number', high: 'number' },
				n: 'number',
				merged: ['text'],
				capped: 'yes-no',
			},
		},
	],
	responseRate: {
		...figure,
		invited: 'number',
		sent: 'number',
		viewed: 'number',
		partial: 'number',
		completed: 'number',
		failed: 'number',
	},
	heard: [
		{
			segment: 'text',
			asked: 'number',
			answered: 'number',
			percent: 'number',
			interval: { low: 'number', high: 'number' },
			difference: 'number',
			verdict: 'text',
		},
	],
	notAsked: 'map',
	leftOut: 'number',
	cases: {
		opened: 'number',
		open: 'number',
		overdue: 'number',
		acknowledged: 'number',
		acknowledgedInTime: share,
		resolvedInTime: share,
		confirmed: 'number',
		unconfirmed: 'number',
		closed: 'number',
		reopened: 'number',
		confirmedShare: share,
	},
	medians: { acknowledge: time, resolve: time, confirm: time },
	n: 'number',
	interval: { low: 'number', high: 'number' },
	verdict: 'text',
	method: 'text',
	text: 'text',
};

const person: ShapeOf<Person> = {
	id: 'text',
	name: 'text',
	email: 'text',
	team: 'text',
	role: 'text',
	skills: ['text'],
	languages: ['text'],
	channels: 'map',
	compensationLimit: 'number',
	deputyId: 'text',
	maxOpenCases: 'number',
	active: 'yes-no',
	externalIds: 'map',
};

const absence = {
	personId: 'text',
	from: 'text',
	until: 'text',
	deputyId: 'text',
	note: 'text',
} as const;

const load: ShapeOf<Pick<TeamMember, 'openCases' | 'available' | 'unavailableBecause'>> = {
	openCases: 'number',
	available: 'yes-no',
	unavailableBecause: 'text',
};

const check: ShapeOf<HealthCheck> = { name: 'text', state: 'text', text: 'text', hint: 'text' };

const audit: ShapeOf<AuditLine> = {
	id: 'text',
	at: 'text',
	text: 'text',
	action: 'text',
	actor: { kind: 'text', id: 'text', name: 'text', node: 'text' },
	target: { kind: 'text', id: 'text', name: 'text' },
	details: 'map',
};

const going: ShapeOf<Going> = { kind: 'text', months: 'number', rows: 'number', lastRun: 'text' };

const outcome = { code: 'text', text: 'text' } as const;

const toldOfRow: ShapeOf<RowOutcome> = {
	...outcome,
	field: 'text',
	value: 'text',
	notes: ['text'],
	understood: 'map',
};

const item = (adds: Fields): Fields => ({ ...itemShape, ...adds });

/** What an operation gives where that is not just the item, by node and operation. */
const others: Record<string, Record<string, Fields>> = {
	satisfactionCase: {
		createProblem: item({ problem: problemShape }),
		linkProblem: item({ problem: problemShape }),
		updateProblem: item({ problem: problemShape }),
		listProblems: item({ problem: problemShape }),
		checkEffect: item({ problem: problemShape }),
		publicPage: item({ publicPage: publicPageShape }),
		tellReporters: item({
			problem: problemShape,
			said: { subject: 'text', text: 'text' },
			telling: { id: 'text', again: 'yes-no' },
		}),
		get: item(caseInFull),
		list: item(ownerCases),
		open: item({ teamLink: 'text' }),
		escalate: item({ teamLink: 'text' }),
	},
	satisfactionCare: {
		measureEffect: item({ effect: measuredEffect }),
		preview: item({ day: { date: 'text', due: 'number', held: 'number' } }),
		recordResult: item({ result: recordedResult }),
		stop: item({ stopped: stoppedCare }),
	},
	satisfactionCrm: {
		changeOwner: item({ crm: crmShape }),
		create: item({ crm: crmShape }),
		get: item({ crm: crmShape }),
		listChanged: item({ crm: crmShape }),
		openChannel: item({ crm: crmShape }),
		update: item({ crm: crmShape }),
	},
	satisfactionCustomer: {
		get: item(wholeProfile),
		list: item(listedCustomers),
		merge: item({ merge: { id: 'text', openCases: 'number' } }),
		erase: item({
			erasure: {
				id: 'text',
				erasedAt: 'text',
				removed: 'map',
				anonymised: 'number',
				masked: 'number',
				inFlight: 'number',
				cleanedAt: 'text',
				cleanAt: 'text',
				outside: ['text'],
			},
		}),
		export: item({
			export: {
				schema: 'number',
				exportedAt: 'text',
				workspace: 'text',
				customer: 'text',
				tables: 'map',
			},
		}),
		preferenceLink: item({ preferenceLink: 'text' }),
		upsert: item({ outcome: toldOfRow }),
		setConsent: item({
			consent: { state: 'text', topics: ['text'], channel: 'text', source: 'text', words: 'text' },
		}),
	},
	satisfactionInsights: {
		createReport: createdReport,
		createAddress: { outcome, address: madeAddress },
		endAddress: { outcome, address: endedAddress },
		label: item(labelled),
		summary,
		trend: trendItem,
		compareTwoGroups,
		retentionAndValue,
		findAlarms: alarmItem,
	},
	satisfactionMessage: { list: item({ careMessage }) },
	satisfactionSurvey: {
		addIncentiveCodes: { outcome, incentive },
		openLink: item({ openLink }),
		preview: item({ preview }),
	},
	satisfactionTeam: {
		absence: { outcome, person, absence },
		list: { person, ...load, absences: [absence] },
		upsert: { outcome, person },
	},
	satisfactionWorkspace: {
		audit: { audit },
		get: {
			workspace: 'text',
			settings: 'map',
			set: 'map',
			aged: [{ kind: 'text', months: 'number', older: 'map' }],
		},
		health: { outcome, check },
		retryStuck: { outcome, retried: { count: 'number', kinds: 'map' } },
		set: { workspace: 'text', outcome, changed: ['text'], settings: 'map', goesTonight: [going] },
	},
};

/** The shape of what an operation of a node gives; `null`: of a node without operations. */
export function outputShape(node: string, operation: string | null): Fields {
	return others[node]?.[operation ?? ''] ?? item({});
}
