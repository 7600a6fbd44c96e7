import { type Adapter, route, secretUrl, sharedToken } from '../../src/kit/index.ts';
import { groupNews } from './alerts.ts';
import { Group } from './payload.ts';

const bearer = sharedToken({ id: 'shared-token', header: 'authorization', prefix: 'Bearer ' });
const address = secretUrl();

/** Prometheus Alertmanager, and Grafana's own alerting, whose webhook has the same form. One delivery is a group of alerts. */
export const alertmanager: Adapter = {
  name: 'alertmanager',
  title: { 'zh-CN': 'Alertmanager / Grafana', en: 'Alertmanager / Grafana' },
  docs: 'https://prometheus.io/docs/alerting/latest/configuration/#webhook_config',
  auth: [bearer, address],
  defaultAuth: (secrets) => (secrets.length > 0 ? bearer : address),
  maxBody: 5 * 1024 * 1024,
  event: () => 'alerts',
  deliveryId: () => null,
  routes: { alerts: route(Group, groupNews) },
  quiet: {
    'alert.*.none': {
      'zh-CN': '一直触发的心跳告警（如 Watchdog），只用来证明告警系统还活着',
      en: 'alerts that always fire (such as Watchdog), to show that alerting is alive',
    },
  },
};
