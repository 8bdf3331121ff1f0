import { defaultCareSettings } from './care-settings';
import { defaultHealthPoints } from './health-points';
import type { Settings } from './settings';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

const workday = () => [{ from: '09:00', to: '18:00' }];

/**
 * What a workspace starts with. A new object at every call, so that nobody changes another's.
 *
 * The zone is UTC and not the server's: a server's zone is an accident. Everything else is what
 * comparable products ship or advise, so that an untouched workspace pesters nobody.
 */
export function defaultSettings(): Settings {
	return {
		timeZone: 'UTC',
		defaultCountry: null,
		languages: ['en', 'zh-CN'],
		customerAttributes: [],
		topics: [],
		brand: {
			name: 'Customer Care',
			color: '#2456c8',
			footer: '',
			privacyUrl: null,
			logo: null,
			contact: null,
			links: [],
		},
		// Two answers a second are a queue at a till; as many an hour from one address are a full house
		// on one network.
		openLinks: { sites: [], perMinute: 120, perAddress: 120 },
		calendar: {
			hours: { 1: workday(), 2: workday(), 3: workday(), 4: workday(), 5: workday() },
			publicDays: 'none',
			days: [],
		},
		policy: {
			// A relationship question once a quarter (the common advice is 90 days, defaults go up to
			// 180); service questions once a month, so that a busy customer still gets a voice.
			capPerMetric: {
				nps: { limit: 1, days: 90 },
				csat: { limit: 1, days: 30 },
				ces: { limit: 1, days: 30 },
				csi: { limit: 1, days: 90 },
			},
			// Peers count 7 days from any survey, which starves the rarer ones; 14 days together with
			// deferring instead of dropping does not.
			capOverall: { limit: 1, days: 14 },
			quietHours: { from: '21:00', to: '09:00' },
			sendDays: 'all',
			samplePercent: 100,
			consent: 'opt_out',
			serviceConsent: 'opt_out',
			channels: ['email'],
			unsubscribeAddress: null,
			staffDomains: [],
			filters: [],
			quotas: [],
			// A day after the event the result is known and the memory still fresh.
			delay: 24 * hour,
			whenThrottled: 'defer',
			deferAtMost: 7 * day,
			// Peers lock a rating after 14 days: past that people rate their mood.
			maxEventAge: 14 * day,
			// One reminder; 3, 5 and 7 days are the customary steps, more than one annoys.
			reminders: [3 * day],
		},
		// First response as the name promises; resolution is what a team can hold in working time.
		slaPresets: {
			live: { response: 60 * second, resolution: 30 * minute },
			chat: { response: 5 * minute, resolution: 2 * hour },
			complaint: { response: hour, resolution: 9 * hour },
			feedback: { response: 24 * hour, resolution: 72 * hour },
			negative_with_plan: { response: 48 * hour, resolution: 120 * hour },
		},
		defaultSla: {
			urgent: 'complaint',
			high: 'complaint',
			normal: 'feedback',
			low: 'negative_with_plan',
		},
		// Silence goes to the team lead, a missed resolution to the manager, who takes the case once
		// half the time again has passed. (The owner hears of both clocks at 80 %, outside the ladder.)
		ladder: [
			{
				name: 'team lead',
				at: { breach: 'response' },
				notify: { role: 'team_lead' },
				takesOver: false,
			},
			{
				name: 'manager',
				at: { breach: 'resolution' },
				notify: { role: 'manager' },
				takesOver: false,
			},
			{
				name: 'manager takes over',
				at: { share: 1.5 },
				notify: { role: 'manager' },
				takesOver: true,
			},
		],
		care: defaultCareSettings(),
		healthPoints: defaultHealthPoints(),
		// Half a month: whoever waits longer should look at the case again in between.
		longestPause: 14 * day,
		verifyAfter: 24 * hour,
		verifyTimeout: 7 * day,
		verificationSurvey: null,
		// Who works for a company decides whether customers learn their name.
		showOwnerFirstName: false,
		compensation: {
			currency: 'USD',
			limits: { agent: 50, team_lead: 200, manager: 1_000 },
			approverRole: 'manager',
		},
		timeScale: 1,
		closePartialAfter: hour,
		safetyNetAfter: 10 * minute,
		testAddress: null,
		// Whoever has a CRM beside deletes there, too, and only a workflow can do that.
		privacy: { dataRequests: 'workflow', eraseRequests: 'workflow' },
		// Whoever keeps data knows why; activities alone serve nothing once they are told.
		retention: {
			answers: null,
			comments: null,
			invitations: null,
			messages: null,
			events: null,
			cases: null,
			auditTrail: null,
			activities: 3,
			privacyRequests: null,
			care: null,
			answersBecome: 'anonymous',
		},
		minimumN: 10,
		sandbox: false,
	};
}
