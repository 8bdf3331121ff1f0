import type { INodeProperties } from 'n8n-workflow';

import { goesTonight } from '../../../core/loop/retention/preview';
import { changeSettings, settingsOfJson } from '../../../core/loop/workspace/settings';
import { readList, readText } from '../../../core/model/read-input';
import { doerOf } from '../../connection/doer-of';
import { collection, type Operation, textParameter } from '../../connection/operation';
import { advancedSection, readAdvanced, resettable } from './sections/advanced';
import { brandSection, readBrand } from './sections/brand';
import { settingFault, settingName } from './sections/by-label';
import { careCampaignsSection, readCareCampaigns } from './sections/care-campaigns';
import { casesSection, readCases } from './sections/cases';
import { companyFields, readCompany } from './sections/company';
import { contactPolicySection, readContactPolicy } from './sections/contact-policy';
import { customersSection, readCustomerSettings } from './sections/customers';
import { healthPointsSection, readHealthPoints } from './sections/health-points';
import { openLinksSection, readOpenLinks } from './sections/open-links';
import { privacySection, readPrivacy } from './sections/privacy';
import { readRetention, retentionSection } from './sections/retention';
import { readTopicSettings, topicsSection } from './sections/topics';
import { readWorkingTime, workingTimeSection } from './sections/working-time';

const notice: INodeProperties = {
	displayName:
		'What you leave empty or do not add stays as it is. Lengths of time are written like 60s, 30m, 24h or 7d; 0 is none.',
	name: 'setNotice',
	type: 'notice',
	default: '',
};

const sections = [
	brandSection,
	workingTimeSection,
	contactPolicySection,
	careCampaignsSection,
	casesSection,
	customersSection,
	healthPointsSection,
	openLinksSection,
	privacySection,
	retentionSection,
	topicsSection,
	advancedSection,
];

const fields = [...companyFields, ...sections];

/** Changes what was filled in or added; the JSON of the advanced section comes last. */
export const setSettings: Operation = {
	value: 'set',
	name: 'Set Settings',
	action: 'Set the settings',
	description: 'Change the settings you fill in or add; all others stay',
	// They decide who may be asked and what may be given: for a person to set.
	tool: null,
	fields: [notice, ...fields],
	async execute(call) {
		const { house, now, json, context } = call;
		const advanced = collection(call, 'advanced');
		const brand = await readBrand(call);
		const { code, text, settings, changed } = await changeSettings(house, now, {
			changes: [
				readCompany(call),
				brand,
				readWorkingTime(collection(call, 'workingTime')),
				readContactPolicy(collection(call, 'contactPolicy')),
				readCareCampaigns(collection(call, 'care')),
				readCases(collection(call, 'cases')),
				readCustomerSettings(collection(call, 'customers')),
				readHealthPoints(collection(call, 'healthPoints')),
				readOpenLinks(collection(call, 'openLinks')),
				readPrivacy(collection(call, 'privacy')),
				readRetention(collection(call, 'retention')),
				readTopicSettings(collection(call, 'topicSettings')),
				readAdvanced(advanced),
				settingsOfJson(advanced.json),
			],
			reset: readList(advanced.reset ?? [], 'Back to Default', readText),
			doer: doerOf(context),
			nameOf: (setting) => settingName(setting, fields, resettable),
		}).catch((fault: unknown) => {
			throw settingFault(fault, fields, (name) =>
				sections.some((section) => section.name === name)
					? collection(call, name)
					: textParameter(call, name),
			);
		});
		const done = { workspace: house.workspace, changed };
		const set = { ...json, ...done, settings: { ...settings } };
		if (!changed.includes('retention')) return [{ item: { ...set, outcome: { code, text } } }];
		// What goes does not come back: whoever has set it reads at once how much it is.
		const tonight = await goesTonight(house, now, settings);
		const outcome = { code, text: `${text} ${tonight.text}` };
		return [{ item: { ...set, outcome, goesTonight: tonight.going } }];
	},
};
