/** What happens at a made-up bike shop, in both of its languages. */
export type Shop = {
	name: string;
	/** The steps of a customer's journey, and how happy people are with each, 1–5. */
	touchpoints: ReadonlyArray<{ name: string; weight: number; mean: number }>;
	delivery: string;
	segments: ReadonlyArray<readonly [name: string, weight: number]>;
	owners: readonly string[];
	teams: { counter: string; workshop: string };
	currency: string;
	/** What an answer may be about, before its number. */
	subjects: { parcel: string; ticket: string };
	/** What somebody may be promised whose case is worked on. */
	promises: readonly string[];
	items: ReadonlyArray<{ id: string; text: string; weight: number; mean: number }>;
	comments: { low: readonly string[]; late: readonly string[]; high: readonly string[] };
};

export const shops = {
	en: {
		name: 'Larkfield Bikes',
		touchpoints: [
			{ name: 'Advice', weight: 10, mean: 4.5 },
			{ name: 'Order', weight: 15, mean: 4.2 },
			{ name: 'Delivery', weight: 20, mean: 4.1 },
			{ name: 'First ride', weight: 11, mean: 4.5 },
			{ name: 'Support', weight: 23, mean: 3.9 },
			{ name: 'Repair', weight: 15, mean: 4.1 },
			{ name: 'Renewal', weight: 5, mean: 4 },
		],
		delivery: 'Delivery',
		segments: [
			['Private riders', 5],
			['Families', 3],
			['Company fleets', 2],
		],
		owners: ['Ana', 'Ben', 'Chloe', 'Dev', 'Emil', 'Fay'],
		teams: { counter: 'Service', workshop: 'Workshop' },
		currency: 'GBP',
		subjects: { parcel: 'Parcel', ticket: 'Ticket' },
		promises: [
			'A call with the reason and a date',
			'The part arrives and is fitted the same day',
			'The invoice is corrected and sent again',
		],
		items: [
			{ id: 'speed', text: 'Speed of answer', weight: 1, mean: 3.5 },
			{ id: 'bike', text: 'The bike itself', weight: 0.6, mean: 4.3 },
			{ id: 'repair', text: 'Repair', weight: 0.5, mean: 4 },
			{ id: 'price', text: 'Clear prices', weight: 0.3, mean: 3.6 },
			{ id: 'app', text: 'The app', weight: 0.1, mean: 3.1 },
		],
		comments: {
			low: [
				'Nice people, but two days for a yes or no is too slow.',
				'The invoice had a line nobody could explain, far too expensive.',
				'Since the update the app closes when I open the map.',
				'Waited on the phone for an hour, terrible service.',
				'Nobody called me back although it was promised twice.',
				'The brake squeaks again two days after the repair.',
				'I was told the wrong size and had to send it back.',
				'Rude answer at the counter, and the manual is no help.',
			],
			late: [
				'The delivery was late, the parcel stood in the depot for nine days.',
				'Parcel arrived three weeks late and the box was damaged.',
				'Late delivery again. I called 0171 2345678 three times.',
				'The parcel sat in the depot for a week and nobody knew why.',
				'Delivered to the wrong depot, then late by twelve days.',
			],
			high: [
				'Friendly staff, explained every screw. Thank you!',
				'Great bike, easy to order, arrived on time.',
				'Fast repair and a fair price.',
				'The app shows every step of the repair, very handy.',
				'Good advice, I would not have found the right size alone.',
				'Called at noon, solved at one. Excellent service.',
				'The delivery came a day early, well packed.',
			],
		},
	},
	'zh-CN': {
		name: '云雀单车',
		touchpoints: [
			{ name: '咨询', weight: 10, mean: 4.5 },
			{ name: '下单', weight: 15, mean: 4.2 },
			{ name: '配送', weight: 20, mean: 4.1 },
			{ name: '首次骑行', weight: 11, mean: 4.5 },
			{ name: '客服', weight: 23, mean: 3.9 },
			{ name: '维修', weight: 15, mean: 4.1 },
			{ name: '续约', weight: 5, mean: 4 },
		],
		delivery: '配送',
		segments: [
			['个人骑行', 5],
			['家庭', 3],
			['企业车队', 2],
		],
		owners: ['安然', '白杨', '陈璐', '戴维', '艾明', '方敏'],
		teams: { counter: '客服', workshop: '维修车间' },
		currency: 'CNY',
		subjects: { parcel: '包裹', ticket: '工单' },
		promises: ['回电说明原因并给出日期', '零件到货当天装好', '更正账单后重新寄出'],
		items: [
			{ id: 'speed', text: '回复速度', weight: 1, mean: 3.5 },
			{ id: 'bike', text: '车辆本身', weight: 0.6, mean: 4.3 },
			{ id: 'repair', text: '维修', weight: 0.5, mean: 4 },
			{ id: 'price', text: '价格清楚', weight: 0.3, mean: 3.6 },
			{ id: 'app', text: '手机应用', weight: 0.1, mean: 3.1 },
		],
		comments: {
			low: [
				'人很好，但一个简单的问题等了两天，太慢了。',
				'账单上有一项没人说得清，太贵了。',
				'更新以后一打开地图应用就闪退。',
				'电话里等了一个小时，服务太差。',
				'说好回电，两次都没人打来。',
				'修完两天刹车又响了。',
				'尺码给错了，只能退货。',
				'柜台态度不好，说明书也看不懂。',
			],
			late: [
				'物流太慢，包裹在仓库放了九天。',
				'快递晚了三个星期，箱子也破了。',
				'又是送货延迟，打了三次 13800138000 都没人接。',
				'包裹在仓库停了一周，没人知道原因。',
				'送错了仓库，晚了十二天才到。',
			],
			high: [
				'师傅很热情，讲得很清楚，谢谢！',
				'车很好，下单方便，准时送到。',
				'维修快，价格公道。',
				'应用里能看到维修的每一步，很方便。',
				'推荐得很准，自己挑不到合适的尺码。',
				'中午打电话，一点就解决了，服务很好。',
				'提前一天送到，包装也好。',
			],
		},
	},
} as const satisfies Record<string, Shop>;
