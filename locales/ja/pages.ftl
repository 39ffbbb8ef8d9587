# The invitee's pages.

accept-title = { $organization }に参加
accept-heading = { $first_name }さん、ようこそ
accept-intro = { $inviter }さんから{ $organization }に招待されています。パスワードを設定すると参加できます。
accept-intro-no-inviter = { $organization }に招待されています。パスワードを設定すると参加できます。
accept-button = パスワードを設定して参加
accept-expires = この招待は{ $date }まで有効です。

field-email = メールアドレス
field-email-hint = 招待が届いたアドレスです。
field-password = パスワード
field-password-again = パスワード（確認用）
show-password = 表示
hide-password = 非表示

rules-heading = よいパスワードの条件
rule-length = { $min }〜{ $max }文字（無関係な単語をいくつか並べるのがおすすめです）
rule-guessable = よく使われるものや、名前・メールアドレスから作ったものではない
rule-anything = 空白やあらゆる言語の文字を使え、貼り付けもできる

problems-heading = あと少しです

not-me-summary = この招待は私宛てではありません
not-me-text = この招待を終了し、送信した方にお知らせします。以後、この招待では誰も参加できなくなります。
not-me-confirm = はい、この招待は私宛てではありません
not-me-button = この招待を終了する
not-me-unconfirmed = 誤って終了しないよう、先にチェックを入れてください。
not-me-done-title = 招待を終了しました
not-me-done-text = お知らせいただきありがとうございます。これ以上の操作は必要ありません。

accepted-title = 参加が完了しました
accepted-text = { $first_name }さん、これで{ $organization }のメンバーです。今後は { $email } と新しいパスワードでサインインしてください。
sign-in = サインイン

## After an invite has expired
link-expired-title = この招待は期限が切れています
link-expired-text = 有効期限は{ $date }まででした。新しいリンクを請求できます。ご請求は担当の方にお伝えし、承認されると、招待が届いたアドレスにリンクをお送りします。
link-expired-button = 新しいリンクを請求する
renewal-asked-title = ご請求をお伝えしました
renewal-asked-text = あなたを招待できる方に、新しいリンクのご請求をお知らせします。承認されると、招待が届いたアドレスにリンクをお送りします。これ以上の操作は必要ありません。

## Other links that cannot be accepted

superseded-title = 新しいメールをお送りしています
superseded-text = このリンクは新しいものに置き換えられました。受信トレイで{ $organization }からの最新のメールをご確認ください。

already-title = すでに参加しています
already-text = この招待は承諾済みです。設定したパスワードでサインインしてください。

not-found-title = このリンクは使えません
not-found-text = コピーの際に途中で切れたか、招待が取り消された可能性があります。メールからもう一度リンクを開くか、招待した方にお問い合わせください。

busy-title = 少々お待ちください
busy-text = ただいま処理を完了できませんでした。何も変更されていません。前のページに戻って、もう一度お試しください。

too-many-title = 一度に送れる量を超えています
too-many-text = 送信された内容が大きすぎました。前のページに戻って、もう一度お試しください。

## Signing in and out
sign-in-title = { $organization }にサインイン
sign-in-forgot = パスワードをお忘れですか？
sign-in-failed = メールアドレスとパスワードの組み合わせが正しくありません。両方を確認して、もう一度お試しください。
sign-in-wait = 試行回数が多すぎます。{ $seconds }秒待ってから、もう一度お試しください。
sign-out = サインアウト

## A forgotten password
forgot-title = 新しいパスワード
forgot-text = サインインに使うメールアドレスを入力してください。新しいパスワードを設定するためのリンクをお送りします。
forgot-button = リンクを送ってもらう
forgot-back = サインインに戻る
forgot-sent-title = 受信トレイをご確認ください
forgot-sent-text = このメールアドレスのメンバーであれば、リンクをお送りしています。リンクは15分間有効です。
reset-title = 新しいパスワードを設定
reset-text = 今後はこのパスワードでサインインします。サインイン中のすべての場所からサインアウトします。
reset-button = パスワードを設定する
reset-done-title = 新しいパスワードを設定しました
reset-done-text = すべての場所からサインアウトしました。新しいパスワードでサインインしてください。
reset-ended-title = このリンクはもう使えません
reset-ended-text = リンクは請求から15分間、1回だけ使えます。新しいリンクをご請求ください。
reset-ended-button = 新しいリンクを送ってもらう

## One's own account
field-current-password = 現在のパスワード
field-new-password = 新しいパスワード
field-new-password-again = 新しいパスワード（確認用）
account-title = アカウント
account-role = ロール: { $role }。次のことができます。
account-role-alone = ロール: { $role }
account-sessions = サインイン中の場所
account-session-current = 現在使用中
account-session-unknown = プログラム
account-session-seen = 最終使用: { $date }
account-session-place = サインイン元: { $address }
account-session-end = サインアウト
account-session-end-label = サインアウト: { $device }
account-password = パスワードの変更
account-password-text = ここではサインインしたままになり、ほかのすべての場所からサインアウトします。
account-password-button = パスワードを変更する
account-password-changed = パスワードを変更しました。ほかのすべての場所からサインアウトしました。

## What a role allows
permission-users-read = 組織のメンバーを見る
permission-users-invite = 人を招待する
permission-users-manage = ユーザーを変更、無効化、削除する
permission-roles-manage = ロールを定義する
permission-keys-manage = APIキーを作成し、取り消す
permission-audit-read = 操作の記録を読む
permission-settings-manage = 組織の設定を変更する
permission-app-calling = 通話する
permission-app-messaging = メッセージを送る
permission-app-administration = プラットフォームを管理する

## Refusals of pages
csrf-title = もう一度やり直してください
csrf-text = このフォームは、開いてから時間が経ちすぎたか、別のページから送信されました。何も変更されていません。ページを開き直して、もう一度操作してください。
wait-title = 試行回数が多すぎます
wait-text = { $seconds }秒待ってから、前のページに戻ってもう一度お試しください。

## チャットアカウントの連携
chat-link-title = { $platform } アカウントの連携
chat-link-intro = この { $platform } アカウントが、{ $name } さん（{ $email }）との連携を求めています。
chat-link-warning = たった今、あなた自身が { $platform } で求めた場合にだけ進んでください。ほかの人に言われてここに来た場合、その人はあなたになりすまそうとしています。このページを閉じてください。
chat-link-platform = プラットフォーム
chat-link-workspace = ワークスペース
chat-link-name = 表示名
chat-link-unnamed = （名前なし）
chat-link-account = アカウント ID
chat-link-asked = 申し込み
chat-link-may = このアカウントを使う人は、{ $platform } であなたの名前で次のことができるようになります:
chat-link-may-nothing = あなたのロールには、{ $platform } でできることがありません。別のロールになるまで、このアカウントでは何もできません。
chat-link-own = このアカウントはすでにあなたに連携されています。
chat-link-taken = このアカウントは現在ほかの人に連携されています。数字が入力されると、代わりにあなたに連携されます。
chat-link-password-hint = 開いたままのブラウザーを見つけた人に使われないよう、もう一度入力してください。
chat-link-button = 数字を表示
chat-link-leave = 求めた覚えがない
chat-digits-title = あと一歩です
chat-digits-text = { $platform } に戻り、{ $account } として、この数字を入力してください。それまでは何も連携されません。
chat-digits-until = { $date }まで有効です。ほかの場所には入力せず、だれにも教えないでください。
chat-link-ended-title = このリンクはもう使えません
chat-link-ended-text = チャットで求めてから 10 分間有効で、新しいリンクが出ると使えなくなります。チャットで新しいリンクを求めてください。
account-chats = チャットアカウント
account-chat-linked = 連携: { $date }
account-chat-unlink = 解除
account-chat-unlink-label = 連携を解除: { $account }

## ユーザー
no-user-title = 表示できる人がいません
no-user-text = 該当するユーザーがいないか、あなたのロールではユーザーを表示できません。

## An address where nothing is
nowhere-title = ここには何もありません
nowhere-text = アドレスに誤りがあるか、ここにあったものがなくなった可能性があります。
