import { InputError } from '../model/errors';
import type { Channel } from './channel';
import type { Client } from './client';
import { dingtalk } from './dingtalk';
import { feishu } from './feishu';
import { formbricks } from './formbricks';
import { freshdesk } from './freshdesk';
import { fxiaoke } from './fxiaoke';
import { generic } from './generic';
import { hubspot } from './hubspot';
import { jiandaoyun } from './jiandaoyun';
import { kingdeeCosmic } from './kingdee_cosmic';
import { kingdeeJdy } from './kingdee_jdy';
import { kingdeeK3 } from './kingdee_k3';
import { neocrm } from './neocrm';
import { jinshuju } from './jinshuju';
import type { PollSource } from './poll';
import { salesforce } from './salesforce';
import { shopify } from './shopify';
import { sms } from './sms';
import { qualtrics } from './qualtrics';
import { smtp } from './smtp';
import type { Source } from './source/source';
import { surveymonkey } from './surveymonkey';
import type { System } from './system';
import { u8 } from './u8';
import { wechat } from './wechat';
import { wecom } from './wecom';
import { woocommerce } from './woocommerce';
import { tencentWenjuan } from './tencent_wenjuan';
import { typeform } from './typeform';
import { wenjuanxing } from './wenjuanxing';
import { yonbip } from './yonbip';
import { zendesk } from './zendesk';
import { zoho } from './zoho';

/** Every system the loop can talk to. A new one is a folder, its test and a line here. */
export const systems: readonly System[] = [
	generic,
	zendesk,
	salesforce,
	hubspot,
	freshdesk,
	zoho,
	shopify,
	woocommerce,
	jiandaoyun,
	formbricks,
	smtp,
	wecom,
	dingtalk,
	feishu,
	wechat,
	sms,
	fxiaoke,
	neocrm,
	typeform,
	surveymonkey,
	qualtrics,
	wenjuanxing,
	tencentWenjuan,
	jinshuju,
	kingdeeK3,
	kingdeeJdy,
	kingdeeCosmic,
	yonbip,
	u8,
];

export type SourceSystem = System & { source: Source };
export type ClientSystem = System & { client: Client };
export type PollSystem = ClientSystem & { poll: PollSource };

/** The systems that call us, in the order of the list. */
export const sourceSystems: readonly SourceSystem[] = systems.filter(
	(system): system is SourceSystem => system.source !== undefined,
);

/** The systems that we call. */
export const clientSystems: readonly ClientSystem[] = systems.filter(
	(system): system is ClientSystem => system.client !== undefined,
);

/** The systems that are asked what has changed. */
export const pollSystems: readonly PollSystem[] = clientSystems.filter(
	(system): system is PollSystem => system.poll !== undefined,
);

/** Every way that messages travel. */
export const channels: readonly Channel[] = systems.flatMap(({ channels }) => channels ?? []);

/** Keys of the systems where an id names a person, be they agent or customer. */
export const oneUserLists: readonly string[] = systems
	.filter(({ oneUserList }) => oneUserList === true)
	.map(({ key }) => key);

/** @throws InputError naming the known keys. */
export function sourceByKey(key: string): SourceSystem {
	return byKey(sourceSystems, key, 'source');
}

/** @throws InputError naming the known keys. */
export function clientByKey(key: string): ClientSystem {
	return byKey(clientSystems, key, 'system');
}

/** @throws InputError naming the known keys. */
export function channelByKey(key: string): Channel {
	return byKey(channels, key, 'channel');
}

function byKey<One extends { key: string }>(all: readonly One[], key: string, word: string): One {
	const found = all.find((one) => one.key === key);
	if (found) return found;
	const known = all.map((one) => one.key).join(', ');
	throw new InputError(`There is no ${word} "${key}".`, `The known ${word}s are: ${known}.`);
}
