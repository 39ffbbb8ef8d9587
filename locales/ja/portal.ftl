# The portal's pages.

## What stands in a badge
status-added = 追加済み
status-pending-approval = 承認待ち
status-invited = 招待済み
status-active = メンバー
status-expired = 期限切れ
status-revoked = 取り消し済み
status-deactivated = 無効
mail-state-bounced = メールが戻りました
mail-state-complained = 迷惑メール報告あり
mail-state-failed = メール未送信
mail-state-delayed = メール遅延

## User Management
users-search = 名前またはメールアドレスで検索
users-status = 状態
users-any-status = すべての状態
users-any-role = すべてのロール
users-filter = 表示
users-none = まだ誰もいません。最初の一人を追加してください。
users-none-found = 該当するユーザーはいません。
users-name = 名前
users-inviter = 招待者
users-added = 追加日
field-first-name = 名
field-last-name = 姓
field-language = 言語
field-role = ロール
field-welcome = パスワード設定リンク付きの招待メールを送る
field-force = それでもこのアドレスに送る
add-title = ユーザーを追加
add-button = 追加する
users-acts = 操作
users-actions = { $name } さんの操作
users-selected = 選択
users-select = { $name } さんを選択
users-select-all = このページの全員

action-edit = 編集
action-resend = 招待を再送
action-link = リンクをコピー
action-revoke = 招待を取り消す
action-deactivate = 無効にする
action-reactivate = 有効に戻す
action-delete = 削除

ask-resend-title = 招待を再送しますか？
ask-resend-text = このアドレスに新しいリンクのメールを送ります。以前のリンクは使えなくなります。
ask-resend-button = 招待を再送する
ask-link-title = リンクを表示しますか？
ask-link-text = リンクを持つ人は、この人の代わりに参加できてしまいます。リンクを表示したことは履歴に残ります。
ask-link-button = リンクを表示
ask-revoke-title = 招待を取り消しますか？
ask-revoke-text = リンクはすぐに使えなくなります。後でもう一度招待できます。
ask-revoke-field = 理由（任意、履歴に表示されます）
ask-revoke-button = 招待を取り消す
ask-deactivate-title = このメンバーを無効にしますか？
ask-deactivate-text = すべての場所からサインアウトされ、有効に戻されるまでサインインできません。作成した API キーは完全に失効します。
ask-deactivate-button = 無効にする
ask-reactivate-title = このメンバーを有効に戻しますか？
ask-reactivate-text = これまでのパスワードで再びサインインできます。失効した API キーは元に戻りません。
ask-reactivate-button = 有効に戻す
ask-delete-title = この人を削除しますか？
ask-delete-text = 名前とアドレスは完全に消去され、アドレスは再び使えるようになります。元に戻すことはできません。
ask-delete-field = 確認のため { $email } と入力してください
ask-delete-button = 完全に削除する
ask-delete-mistyped = この人のアドレスではありません。

link-title = 招待リンク
link-warning = このリンクを持つ人は、この人の代わりに参加できてしまいます。本人以外には渡さないでください。
link-label = リンク
link-ends = 有効期限：
link-copy = コピー
link-copied = コピーしました
link-done = 完了

edit-title = { $name } さんを編集
edit-button = 保存
edit-email-hint = 新しいアドレスには新しい招待を送り、以前のリンクは使えなくなります。
edit-overtaken = 入力中に { $name } さんがこの人の情報を変更したため、まだ何も保存していません。現在の内容を確認し、置き換える場合はもう一度保存してください。
edit-overtaken-by-somebody = 入力中にこの人の情報が変更されたため、まだ何も保存していません。現在の内容を確認し、置き換える場合はもう一度保存してください。
edit-now = 現在：
edit-was = 変更されました。以前：

refused-suppressed = このアドレスへの以前のメールが戻ってきたか、迷惑メールとして報告されました。アドレスを確認し、正しければ下のチェックを入れてください。
refused-changed = 同時に誰かがこの人の情報を変更しました。もう一度確認してから決めてください。

told-resent = { $name } さんに新しい招待を送ります。
told-revoked = { $name } さんの招待を取り消しました。
told-deactivated = { $name } さんを無効にしました。
told-reactivated = { $name } さんは再びサインインできます。
told-deleted = { $name } さんを削除しました。
told-changed = { $name } さんの変更を保存しました。
told-unchanged = 変更はありませんでした。
told-readdressed = { $email } に新しい招待を送ります。
told-gone = この人はもういません。
told-impossible = { $name } さん（状態：{ $status }）にはこの操作を行えないか、あなたのロールでは許可されていません。

bulk-with-ticked = チェックした全員に対して：
bulk-role = 新しいロール
bulk-role-set = ロールを変更
bulk-nobody = 先に一人以上チェックしてください。
bulk-too-many = 一度に { $max } 人までです。
bulk-no-role = 先に新しいロールを選んでください。
bulk-nothing = 操作を選んでください。
bulk-count = 選択：{ $count }
bulk-left-out = 対象外
bulk-left-out-text = 以下の人には今は行えないか、あなたのロールでは許可されていません。
bulk-gone = もういない人
bulk-back = 一覧に戻る
bulk-done-title = { $all } 人中 { $done } 人が完了
bulk-resend-title = これらの招待を再送しますか？
bulk-resend-text = それぞれに新しいリンクのメールを送ります。以前のリンクは使えなくなります。
bulk-resend-button = 招待を再送する
bulk-resend-done = 招待を送ります
bulk-revoke-title = これらの招待を取り消しますか？
bulk-revoke-text = リンクはすぐに使えなくなります。後でもう一度招待できます。
bulk-revoke-button = 招待を取り消す
bulk-revoke-done = 招待を取り消しました
bulk-role-title = 全員にロール { $role } を与えますか？
bulk-role-text = 今後はこのロールで許可されたことだけを行えます。
bulk-role-button = ロールを変更
bulk-role-done = ロールは { $role } になりました
