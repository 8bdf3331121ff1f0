import type { INodeTypeDescription } from 'n8n-workflow';

import { SatisfactionActivityTrigger } from '../../nodes/SatisfactionActivityTrigger/SatisfactionActivityTrigger.node';
import { SatisfactionCare } from '../../nodes/SatisfactionCare/SatisfactionCare.node';
import { SatisfactionCase } from '../../nodes/SatisfactionCase/SatisfactionCase.node';
import { SatisfactionCaseTrigger } from '../../nodes/SatisfactionCaseTrigger/SatisfactionCaseTrigger.node';
import { SatisfactionCrm } from '../../nodes/SatisfactionCrm/SatisfactionCrm.node';
import { SatisfactionCrmPollTrigger } from '../../nodes/SatisfactionCrmPollTrigger/SatisfactionCrmPollTrigger.node';
import { SatisfactionCrmTrigger } from '../../nodes/SatisfactionCrmTrigger/SatisfactionCrmTrigger.node';
import { SatisfactionCustomer } from '../../nodes/SatisfactionCustomer/SatisfactionCustomer.node';
import { SatisfactionInsights } from '../../nodes/SatisfactionInsights/SatisfactionInsights.node';
import { SatisfactionMessage } from '../../nodes/SatisfactionMessage/SatisfactionMessage.node';
import { SatisfactionResponseTrigger } from '../../nodes/SatisfactionResponseTrigger/SatisfactionResponseTrigger.node';
import { SatisfactionRouter } from '../../nodes/SatisfactionRouter/SatisfactionRouter.node';
import { SatisfactionScore } from '../../nodes/SatisfactionScore/SatisfactionScore.node';
import { SatisfactionSurvey } from '../../nodes/SatisfactionSurvey/SatisfactionSurvey.node';
import { SatisfactionTeam } from '../../nodes/SatisfactionTeam/SatisfactionTeam.node';
import { SatisfactionTimerTrigger } from '../../nodes/SatisfactionTimerTrigger/SatisfactionTimerTrigger.node';
import { SatisfactionWorkspace } from '../../nodes/SatisfactionWorkspace/SatisfactionWorkspace.node';

/** What the canvas has to know of a type of node. */
export type NodeKind = {
	type: string;
	typeVersion: number;
	trigger: boolean;
	/** Names of the outputs in their order; '' for the only one. */
	outputs: readonly string[];
	webhook: boolean;
	/** Types and names of its credentials. */
	credentials: Record<string, string>;
};

/** The credentials that everybody has, as n8n calls them where one is made without giving it a name. */
const accounts: Record<string, string> = {
	satisfactionWorkspaceApi: 'Satisfaction Workspace account',
	satisfactionSenderApi: 'Satisfaction Sender account',
	// Whoever has another system chooses its credential with it.
	satisfactionJiandaoyunApi: 'Satisfaction Jiandaoyun account',
};

function ours({ description }: { description: INodeTypeDescription }): NodeKind {
	const { outputNames } = description;
	const outputs = Array.isArray(description.outputs) ? description.outputs : [];
	const named = (description.credentials ?? []).filter(({ name }) => name in accounts);
	return {
		type: `n8n-nodes-satisfaction.${description.name}`,
		typeVersion: [description.version].flat().at(-1) ?? 1,
		trigger: description.group.includes('trigger'),
		outputs: outputs.map((output, index) =>
			typeof output === 'string'
				? (outputNames?.[index] ?? '')
				: (output.displayName ?? outputNames?.[index] ?? ''),
		),
		webhook: (description.webhooks ?? []).length > 0,
		credentials: Object.fromEntries(named.map(({ name }) => [name, accounts[name] ?? name])),
	};
}

/** One of n8n's own, which all have one output at most here. */
function own(
	name: string,
	typeVersion: number,
	{ outputs = [''], credentials = {}, webhook = false }: Partial<NodeKind> = {},
) {
	const trigger = name.endsWith('Trigger');
	const type = `n8n-nodes-base.${name}`;
	return { type, typeVersion, trigger, outputs, webhook, credentials };
}

const message = ours(new SatisfactionMessage());
const crm = ours(new SatisfactionCrm());
/** Whose secret opens a channel alone. */
const { satisfactionSenderApi: sender = '', ...crmAccounts } = crm.credentials;

/** The types of node that templates are made of, by short names. */
export const kinds = {
	ActivityTrigger: ours(new SatisfactionActivityTrigger()),
	Care: ours(new SatisfactionCare()),
	Case: ours(new SatisfactionCase()),
	CaseTrigger: ours(new SatisfactionCaseTrigger()),
	Crm: { ...crm, credentials: crmAccounts },
	CrmPollTrigger: ours(new SatisfactionCrmPollTrigger()),
	CrmTrigger: ours(new SatisfactionCrmTrigger()),
	Customer: ours(new SatisfactionCustomer()),
	/** To a group's robot, which has an account of its own. */
	GroupMessage: {
		...message,
		credentials: {
			...message.credentials,
			satisfactionWecomRobotApi: 'Satisfaction WeCom Robot account',
		},
	},
	Insights: ours(new SatisfactionInsights()),
	Message: message,
	ResponseTrigger: ours(new SatisfactionResponseTrigger()),
	Router: ours(new SatisfactionRouter()),
	Score: ours(new SatisfactionScore()),
	Survey: ours(new SatisfactionSurvey()),
	Team: ours(new SatisfactionTeam()),
	TimerTrigger: ours(new SatisfactionTimerTrigger()),
	Workspace: ours(new SatisfactionWorkspace()),
	Approve: own('emailSend', 2.1, { credentials: { smtp: 'SMTP account' } }),
	DataTable: own('dataTable', 1.1),
	EditFields: own('set', 3.4),
	Fail: own('stopAndError', 1, { outputs: [] }),
	Filter: own('filter', 2.2),
	Form: own('formTrigger', 2.2, { webhook: true }),
	Http: own('httpRequest', 4.2),
	FreshdeskHttp: own('httpRequest', 4.2, {
		credentials: { freshdeskApi: 'Freshdesk account' },
	}),
	HubspotHttp: own('httpRequest', 4.2, {
		credentials: { hubspotAppToken: 'HubSpot account' },
	}),
	/** With an account of the admin's own: n8n's one of Zoho may open no channel. */
	ZohoChannel: {
		...crm,
		credentials: {
			satisfactionWorkspaceApi: 'Satisfaction Workspace account',
			satisfactionSenderApi: sender,
			satisfactionZohoOAuth2Api: 'Satisfaction Zoho account',
		},
	},
	ZohoHttp: own('httpRequest', 4.2, {
		credentials: { zohoOAuth2Api: 'Zoho account' },
	}),
	QualtricsHttp: own('httpRequest', 4.2, {
		credentials: { httpHeaderAuth: 'Header Auth account' },
	}),
	SurveyMonkeyTrigger: own('surveyMonkeyTrigger', 1, {
		webhook: true,
		credentials: { surveyMonkeyApi: 'SurveyMonkey account' },
	}),
	Salesforce: own('salesforce', 1.1, {
		credentials: { salesforceOAuth2Api: 'Salesforce account' },
	}),
	Zendesk: own('zendesk', 1, { credentials: { zendeskApi: 'Zendesk account' } }),
	Manual: own('manualTrigger', 1),
	Schedule: own('scheduleTrigger', 1.2),
} satisfies Record<string, NodeKind>;

export type Kind = keyof typeof kinds;
