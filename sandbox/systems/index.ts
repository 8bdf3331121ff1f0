import { simulatedFreshdesk } from './freshdesk';
import { dingtalk } from './dingtalk';
import { feishu } from './feishu';
import { fxiaoke } from './fxiaoke';
import { simulatedGeneric } from './generic';
import { dingtalkPush } from './pushes/dingtalk';
import { feishuPush } from './pushes/feishu';
import { wechatPush } from './pushes/wechat';
import { wecomPush } from './pushes/wecom';
import { simulatedHubspot } from './hubspot';
import { simulatedSalesforce } from './salesforce';
import { simulatedShopify } from './shopify';
import { simulatedJiandaoyun } from './jiandaoyun';
import { simulatedFormbricks } from './formbricks';
import { simulatedJinshuju } from './jinshuju';
import { simulatedQualtrics } from './qualtrics';
import { neocrm } from './neocrm';
import type { Simulated } from './simulated';
import { simulatedSurveymonkey } from './surveymonkey';
import { simulatedTencentWenjuan } from './tencent-wenjuan';
import { simulatedTypeform } from './typeform';
import { simulatedWenjuanxing } from './wenjuanxing';
import { simulatedKingdeeCosmic } from './kingdee-cosmic';
import { kingdeeJdy } from './kingdee-jdy';
import { kingdeeK3 } from './kingdee-k3';
import { u8 } from './u8';
import { sms } from './sms';
import { wechat } from './wechat';
import { wecom } from './wecom';
import { simulatedWoocommerce } from './woocommerce';
import { yonbip } from './yonbip';
import { simulatedZendesk } from './zendesk';
import { simulatedZoho } from './zoho';

/** Makes every simulated system anew. A new one is a file and a line here. */
export const simulatedSystems: ReadonlyArray<() => Simulated> = [
	simulatedGeneric,
	simulatedZendesk,
	simulatedSalesforce,
	simulatedHubspot,
	simulatedFreshdesk,
	simulatedZoho,
	simulatedShopify,
	simulatedWoocommerce,
	simulatedJiandaoyun,
	fxiaoke,
	neocrm,
	simulatedFormbricks,
	simulatedTypeform,
	simulatedSurveymonkey,
	simulatedQualtrics,
	simulatedWenjuanxing,
	simulatedTencentWenjuan,
	simulatedJinshuju,
	yonbip,
	() => ({ ...wecom(), push: wecomPush() }),
	() => ({ ...dingtalk(), push: dingtalkPush() }),
	() => ({ ...feishu(), push: feishuPush() }),
	() => ({ ...wechat(), push: wechatPush() }),
	sms,
	() => kingdeeK3(),
	kingdeeJdy,
	simulatedKingdeeCosmic,
	u8,
];

export const simulatedKeys = (): string[] => simulatedNow('all').map(({ key }) => key);

/** Fresh systems: by their keys between commas, or `all`. */
export function simulatedNow(which: string): Simulated[] {
	const keys = which.split(',');
	return simulatedSystems
		.map((make) => make())
		.filter(({ key }) => which === 'all' || keys.includes(key));
}
