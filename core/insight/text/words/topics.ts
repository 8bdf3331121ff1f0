import { ofGoods } from './english-of-goods';
import { ofService } from './english-of-service';

/**
 * What customers of service businesses write about, in two levels, and the words they do it with. All of it was
 * written for this package. A term in an alphabet is a whole word with its endings (`refund` is in `refunds`
 * and `refunded`); a star takes any ending. Chinese terms count wherever they stand.
 */
type Terms = { zh: string; en: string };
type Group = Record<string, Terms>;

export const topicTerms = {
	delivery: {
		delivery: {
			zh: '快递 物流 配送 送货 发货 送餐 运输 包裹 运费 外卖员送 寄来 寄出 派送 签收 物流信息',
			en: ofGoods.delivery,
		},
		delivery_speed: {
			zh: '送得慢 送的慢 送得快 送的快 送达慢 没送到 还没到 还没收到 没收到货 迟到 晚到 超时 送晚 物流慢 物流太慢 物流快 物流很快 发货慢 发货太慢 发货快 发货速度 送货速度 送餐慢 送餐快 配送慢 配送速度 配送时间 提前送达 准时送 按时送 一直没发货 迟迟不发',
			en: ofGoods.delivery_speed,
		},
		delivery_damage: {
			zh: '包装破 包装坏 包装差 包装烂 包装简陋 包装不好 包装很好 包装精美 包装严实 外包装 压坏 摔坏 洒了 撒了 漏了 破损 磕碰 包装',
			en: ofGoods.delivery_damage,
		},
		delivery_courier: {
			zh: '快递员 送货员 外卖小哥 快递小哥 骑手 送餐员 配送员 送货师傅 送货上门 不送上门 放门口 放驿站 快递柜',
			en: ofGoods.delivery_courier,
		},
		delivery_wrong: {
			zh: '发错 送错 漏发 少发 少送 漏送 缺件 少件 少了一 错发 寄错 拿错 送错了 不是我点的 不是我买的',
			en: ofGoods.delivery_wrong,
		},
	},
	price: {
		price: {
			zh: '价格 价钱 价位 收费 定价 费用 多少钱 报价 房价 票价',
			en: ofGoods.price,
		},
		price_level: {
			zh: '太贵 很贵 贵了 有点贵 偏贵 好贵 涨价 价格高 价格偏高 便宜 实惠 价格低 价格合理 价格公道 不贵 死贵 真贵 比别家贵',
			en: ofGoods.price_level,
		},
		price_value: {
			zh: '性价比 划算 不值 值这个价 物超所值 物有所值 超值 不划算 值得 浪费钱 物美价廉',
			en: ofGoods.price_value,
		},
		price_promotion: {
			zh: '优惠 优惠券 折扣 打折 活动价 促销 满减 红包 降价 保价 价保 秒杀 双十一 双11 积分 会员价',
			en: ofGoods.price_promotion,
		},
		price_hidden: {
			zh: '乱收费 隐形收费 额外收费 另外收费 加收 多收 强制消费 附加费 押金 服务费',
			en: ofGoods.price_hidden,
		},
	},
	quality: {
		quality: {
			zh: '质量 品质 做工 材质 面料 用料 质感 手感 正品 假货 仿品 山寨 粗糙 耐用 结实 次品 残次',
			en: ofGoods.quality,
		},
		quality_described: {
			zh: '与描述不符 描述不符 和描述 跟描述 与图片不符 图片不符 跟图片 和图片 色差 实物 货不对板 虚假宣传 名不副实',
			en: ofGoods.quality_described,
		},
		quality_size: {
			zh: '尺码 尺寸 偏大 偏小 太大了 太小了 大小合适 合身 码数 号码偏 不合身 不合脚',
			en: ofGoods.quality_size,
		},
	},
	fault: {
		fault: {
			zh: '故障 坏了 坏的 不能用 用不了 没法用 无法使用 打不开 开不了 毛病 瑕疵 有问题 裂了 断了 掉色 褪色 起球 漏水 漏电 漏油 异响 发热 发烫 烧了 黑屏 死机 失灵 没反应 开不了机',
			en: ofGoods.fault,
		},
		fault_battery: {
			zh: '电池 电量 续航 充电 充不进 充不上 耗电 待机',
			en: ofGoods.fault_battery,
		},
		fault_repair: {
			zh: '维修 修好 没修好 修不好 返修 检修 上门维修 售后维修 修理 维修费 又坏了 刚修',
			en: ofGoods.fault_repair,
		},
	},
	staff: {
		staff: {
			zh: '员工 服务员 店员 工作人员 前台 老板 经理 导购 师傅 医生 护士 老师 顾问 销售 业务员 店家 商家 卖家 店主',
			en: ofService.staff,
		},
		staff_attitude: {
			zh: '态度 热情 冷漠 不耐烦 粗鲁 礼貌 没礼貌 不理人 爱理不理 敷衍 耐心 亲切 友好 贴心 周到 凶 骂人 脸色 恶劣 推诿 傲慢',
			en: ofService.staff_attitude,
		},
		staff_competence: {
			zh: '专业 不专业 业务不熟 不懂 一问三不知 答非所问 不清楚流程 技术好 技术差 手艺 能力 水平',
			en: ofService.staff_competence,
		},
		staff_support: {
			zh: '客服 售后 售后服务 在线客服 人工客服 机器人客服 客户服务 服务热线 热线 客服电话',
			en: ofService.staff_support,
		},
	},
	waiting: {
		waiting: {
			zh: '等了 等待 久等 等太久 等很久 等好久 等半天 排队 排了 叫号 效率低 效率高 太慢了 速度慢 速度快 上菜慢 上菜快 出餐慢 出餐快 耽误 等了半 拖延 拖拉 催了',
			en: ofService.waiting,
		},
		waiting_response: {
			zh: '不回复 没回复 没人回 回复慢 回复很慢 回复快 回复及时 响应慢 响应快 响应速度 没有回应 不回消息 不理我 石沉大海 没人管 没人处理 没人理 联系不上 处理慢 处理速度',
			en: ofService.waiting_response,
		},
		waiting_phone: {
			zh: '打不通 电话打不通 占线 没人接 不接电话 电话没人接 转接 转来转去 转人工 打了好几 打了几次 打电话',
			en: ofService.waiting_phone,
		},
	},
	digital: {
		digital: {
			zh: 'app 软件 应用 小程序 网站 网页 官网 平台 系统 客户端 公众号 页面 界面',
			en: ofService.digital,
		},
		digital_crash: {
			zh: '闪退 崩溃 卡死 卡顿 卡住 报错 死机 白屏 bug 加载不出 打不开页面 无法打开 系统错误 出错 连不上 掉线 断线 服务器',
			en: ofService.digital_crash,
		},
		digital_login: {
			zh: '登录 登陆 登不上 登不进 密码 验证码 账号 注册 注销 实名 账户 人脸识别',
			en: ofService.digital_login,
		},
		digital_ease: {
			zh: '操作复杂 操作简单 操作方便 不好用 难用 好用 找不到入口 看不懂 不会用 使用方便 功能 设计不合理 体验差 体验好 人性化 更新后 新版 旧版 升级后',
			en: ofService.digital_ease,
		},
		digital_payment: {
			zh: '支付 付款 扣款 付不了 支付失败 付款失败 微信支付 支付宝 刷卡 银行卡 信用卡 重复扣款',
			en: ofService.digital_payment,
		},
	},
	returns: {
		returns: {
			zh: '退货 退换 退换货 退回 七天无理由 无理由退 拒收 退掉',
			en: ofGoods.returns,
		},
		returns_refund: {
			zh: '退款 退钱 不给退 不退款 退费 没退 全额退 退了款 退押金 赔偿 赔付 补偿',
			en: ofGoods.returns_refund,
		},
		returns_exchange: {
			zh: '换货 换新 更换 换了一个 换一个 调换 不给换',
			en: ofGoods.returns_exchange,
		},
		returns_warranty: {
			zh: '保修 质保 三包 保修期 过保 包修 延保',
			en: ofGoods.returns_warranty,
		},
	},
	billing: {
		billing: {
			zh: '账单 结账 结算 扣费 话费 欠费 缴费 续费 自动续费 订阅 套餐 合同',
			en: ofGoods.billing,
		},
		billing_invoice: {
			zh: '发票 开票 专票 普票 电子发票 抬头 收据 小票',
			en: ofGoods.billing_invoice,
		},
		billing_wrong: {
			zh: '多扣 乱扣 扣错 算错 账单不对 金额不对 收错 莫名扣 扣了两次 重复收费',
			en: ofGoods.billing_wrong,
		},
		billing_cancel: {
			zh: '取消订单 取消不了 退订 解约 取消订阅 取消预订 取消合同 不能取消',
			en: ofGoods.billing_cancel,
		},
	},
	installation: {
		installation: {
			zh: '安装 装好 装机 组装 安装师傅 安装费 调试 拆装 拼装 打孔',
			en: ofGoods.installation,
		},
		installation_visit: {
			zh: '预约 改约 爽约 上门 没上门 约好 约的时间 预约时间 放鸽子 没来',
			en: ofGoods.installation_visit,
		},
		installation_manual: {
			zh: '说明书 使用说明 教程 没有说明 看不懂说明',
			en: ofGoods.installation_manual,
		},
	},
	hygiene: {
		hygiene: {
			zh: '卫生 干净 脏 不干净 整洁 打扫 清洁 污渍 灰尘 发霉 霉味 霉斑 蟑螂 虫子 苍蝇 头发丝 有头发 床单 毛巾 消毒',
			en: ofService.hygiene,
		},
		hygiene_smell: {
			zh: '异味 气味 味道大 味道很大 臭味 烟味 难闻 刺鼻 发臭 怪味',
			en: ofService.hygiene_smell,
		},
		hygiene_illness: {
			zh: '拉肚子 食物中毒 变质 过期 馊了 坏肚子 过敏 吃坏',
			en: ofService.hygiene_illness,
		},
	},
	communication: {
		communication: {
			zh: '沟通 通知 告知 说明清楚 没说清 没通知 没告诉 没有告知 解释 信息不 反馈 进度 说法不一 前后不一',
			en: ofService.communication,
		},
		communication_promise: {
			zh: '承诺 说好的 说好 答应 不兑现 食言 骗人 欺骗 欺诈 忽悠 套路 言而无信 不守信 诚信',
			en: ofService.communication_promise,
		},
		communication_callback: {
			zh: '回电 没回电 回访 没回访 回电话 会联系 没联系我 没人联系 跟进',
			en: ofService.communication_callback,
		},
		communication_solved: {
			zh: '解决 没解决 解决不了 问题解决 处理 投诉 没人处理 反映 没结果 圆满',
			en: ofService.communication_solved,
		},
	},
	place: {
		place: {
			zh: '环境 装修 设施 房间 店面 位置 地段 空间 氛围 座位 设备陈旧 床垫 床铺 空调 热水 电梯',
			en: ofService.place,
		},
		place_noise: {
			zh: '噪音 吵 太吵 很吵 隔音 安静 吵闹 嘈杂',
			en: ofService.place_noise,
		},
		place_access: {
			zh: '停车 停车位 车位 交通 地铁 离车站 好找 难找 不好找 打车 门难找',
			en: ofService.place_access,
		},
		place_wifi: {
			zh: 'wifi 无线网 网络 信号 网速 上网 没信号 断网',
			en: ofService.place_wifi,
		},
	},
	food: {
		food: {
			zh: '菜品 菜单 菜色 菜量 上菜 点菜 的菜 炒菜 食物 餐厅 用餐 餐点 早餐 午餐 晚餐 饭菜 食材 外卖 饮料 套餐饭 自助餐 点餐 米饭',
			en: ofService.food,
		},
		food_taste: {
			zh: '味道 口味 好吃 难吃 好喝 难喝 美味 太咸 太辣 太油 太淡 太甜 口感 很香 鲜美 不好吃',
			en: ofService.food_taste,
		},
		food_fresh: {
			zh: '新鲜 不新鲜 凉了 冷了 饭凉 菜凉 烂了 坏果 熟了 没熟 夹生 糊了',
			en: ofService.food_fresh,
		},
		food_portion: {
			zh: '分量 份量 量少 量太少 量足 量大 吃不饱 太少了 肉少 缺斤少两 短斤少两',
			en: ofService.food_portion,
		},
	},
	stock: {
		stock: {
			zh: '缺货 断货 没货 无货 现货 库存 售罄 卖完 品种 款式 种类 选择少 选择多',
			en: ofGoods.stock,
		},
		stock_booking: {
			zh: '预订 预定 订房 订座 订票 订单 下单 满房 没有房 超售',
			en: ofGoods.stock_booking,
		},
	},
} as const satisfies Record<string, Group>;
